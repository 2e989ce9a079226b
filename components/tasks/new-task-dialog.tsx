'use client'

import { Plus } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMayChange } from '@/components/layout/may-change'
import { Button } from '@/components/ui/button'
import { Dialog, DialogTrigger } from '@/components/ui/dialog'
import type { TaskAbout, TaskPeople } from './task-form'
import { fetchTaskForm, TaskForm } from './task-form-later'

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
  // From then on it stays: it keeps what was typed while the dialog is closed.
  const [isWanted, setWanted] = useState(false)
  const change = (opens: boolean) => (setOpen(opens), setWanted(isWanted || opens))
  const mayChange = useMayChange()
  if (!mayChange) return null
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button tone={tone} size={size} onPointerEnter={fetchTaskForm} onFocus={fetchTaskForm}>
          <Plus aria-hidden />
          {t('new')}
        </Button>
      </DialogTrigger>
      {isWanted ? <TaskForm {...form} onSaved={() => setOpen(false)} /> : null}
    </Dialog>
  )
}
