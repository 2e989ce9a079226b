'use client'

import { Plus } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMayChange } from '@/components/layout/may-change'
import { Button } from '@/components/ui/button'
import { Dialog, DialogTrigger } from '@/components/ui/dialog'
import { TaskForm, type TaskAbout, type TaskPeople } from './task-form'

type NewTaskDialogProps = TaskPeople & {
  timeZone: string
  about?: TaskAbout
  tone?: 'primary' | 'secondary' | 'quiet'
  size?: 'sm' | 'md'
}

/** The button that asks for a new task, by itself or about a lead or a contact. Needs the words of `tasks` around it. */
export function NewTaskDialog({ tone = 'primary', size = 'md', ...form }: NewTaskDialogProps) {
  const t = useTranslations('tasks')
  const [open, setOpen] = useState(false)
  const mayChange = useMayChange()
  if (!mayChange) return null
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button tone={tone} size={size}>
          <Plus aria-hidden />
          {t('new')}
        </Button>
      </DialogTrigger>
      <TaskForm {...form} onSaved={() => setOpen(false)} />
    </Dialog>
  )
}
