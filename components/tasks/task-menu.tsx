'use client'

import { AlarmClock, Pencil } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { DropdownMenuItem, DropdownMenuLabel, DropdownMenuSeparator } from '@/components/ui/dropdown-menu'
import { RowMenu } from '@/components/ui/row-menu'
import { useNotice } from '@/components/ui/use-notice'
import { postponeTask, restoreDue } from '@/lib/tasks/actions'
import type { TaskItem } from '@/lib/tasks/task-item'
import { offeredPresets, type DuePreset } from '@/lib/tasks/task-presets'
import type { TaskPeople } from './task-form'
import { fetchTaskForm, TaskForm } from './task-form-later'

type TaskMenuProps = TaskPeople & { task: TaskItem; timeZone: string }

/** Puts a task off with one press, or opens it for editing. */
export function TaskMenu({ task, timeZone, me, people }: TaskMenuProps) {
  const t = useTranslations('tasks')
  const router = useRouter()
  const notice = useNotice()
  const [editing, setEditing] = useState(false)
  // From then on it stays: it keeps what was typed while the dialog is closed.
  const [isWanted, setWanted] = useState(false)
  const edit = () => (setEditing(true), setWanted(true))
  const { id, version, title, text, assignee } = task

  const postpone = async (preset: DuePreset) => {
    const result = await postponeTask({ id, preset }).catch(() => null)
    if (!result?.ok) return notice.failed(t(result?.reason === 'not_found' ? 'notice.not_found' : 'notice.failed'))
    router.refresh()
    notice.undoable(t('notice.postponed'), () => {
      restoreDue({ id, ...result.before })
        .then(() => router.refresh())
        .catch(() => notice.failed(t('notice.failed')))
    })
  }

  return (
    <>
      <RowMenu label={t('row.menu', { title })} onNear={() => void fetchTaskForm()}>
        <DropdownMenuLabel>{t('row.postpone')}</DropdownMenuLabel>
        {offeredPresets(new Date(), timeZone).map(preset => (
          <DropdownMenuItem key={preset} onSelect={() => void postpone(preset)}>
            <AlarmClock aria-hidden />
            {t(`preset.${preset}`)}
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={edit}>
          <Pencil aria-hidden />
          {t('row.edit')}
        </DropdownMenuItem>
      </RowMenu>
      <Dialog open={editing} onOpenChange={setEditing}>
        {isWanted ? (
          <TaskForm
            {...{ me, people, timeZone }}
            task={{ id, version, title, text, assigneeId: assignee?.id ?? null }}
            onSaved={() => setEditing(false)}
          />
        ) : null}
      </Dialog>
    </>
  )
}
