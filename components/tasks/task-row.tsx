'use client'

import {
  BookUser,
  Inbox,
  MessageSquareText,
  PhoneMissed,
  Split,
  UserRound,
  type IconComponent,
} from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition, type ReactNode } from 'react'
import { useMayChange } from '@/components/layout/may-change'
import { Checkbox } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import { useNotice } from '@/components/ui/use-notice'
import { completeTask, reopenTask } from '@/lib/tasks/actions'
import { dueOf, isAnswer, type TaskItem } from '@/lib/tasks/task-item'
import { DueLabel } from './due-label'
import { ReplyLinks } from './reply-links'
import type { TaskPeople } from './task-form'
import { TaskMenu } from './task-menu'
import { TaskText } from './task-text'

export type TaskListing = TaskPeople & {
  now: Date
  timeZone: string
  /** of a reply by e-mail */
  subject: string
  /** the record on whose page the list stands: not named again in each row */
  within?: 'lead' | 'contact'
}

const KIND_ICONS: Record<TaskItem['kind'], IconComponent | null> = {
  offline_message: MessageSquareText,
  missed_call: PhoneMissed,
  conflict: Split,
  manual: null,
}

/** One task: done with one press and back with another. */
export function TaskRow({ task, listing }: { task: TaskItem; listing: TaskListing }) {
  const t = useTranslations('tasks')
  const { isDone, toggle } = useDone(task)
  const mayChange = useMayChange()
  const { now, timeZone, within } = listing
  const Icon = KIND_ICONS[task.kind]
  return (
    <li className="task-row">
      <span className="task-check">
        <Checkbox
          checked={isDone}
          onCheckedChange={toggle}
          disabled={!mayChange}
          aria-label={t(isDone ? 'row.reopen' : 'row.done', { title: task.title })}
        />
      </span>
      <div className="min-w-0 flex-1">
        <div className="task-head">
          <p className={cn('task-title', isDone && 'text-muted line-through')}>
            {Icon ? <Icon aria-label={t(`kind.${task.kind}`)} role="img" /> : null}
            {task.title}
          </p>
          <DueLabel
            {...{ now, timeZone }}
            due={dueOf(task)}
            overdue={Boolean(task.isOverdue) && !isDone}
            doneAt={isDone ? (task.doneAt ?? now.toISOString()) : null}
          />
        </div>
        {task.text ? <TaskText text={task.text} quoted={task.kind === 'offline_message'} /> : null}
        <div className="task-facts">
          {task.contact && within !== 'contact' ? (
            <RowLink icon={BookUser} label={t('row.contact')} href={`/contacts/${task.contact.id}`}>
              {task.contact.name ?? t('row.unnamed')}
            </RowLink>
          ) : null}
          {task.lead && within !== 'lead' ? (
            <RowLink icon={Inbox} label={t('row.lead')} href={`/leads/${task.lead.id}`}>
              {task.lead.title}
            </RowLink>
          ) : null}
          {task.conflictId ? (
            <RowLink icon={Split} label={t('kind.conflict')} href={`/conflicts?id=${task.conflictId}`}>
              {t('row.conflict')}
            </RowLink>
          ) : null}
          <span className="task-link">
            <UserRound aria-hidden />
            {task.assignee?.name ?? t('row.nobody')}
          </span>
        </div>
        {isDone || !isAnswer(task) ? null : <ReplyLinks {...task} subject={listing.subject} />}
      </div>
      {isDone || !mayChange ? null : (
        <TaskMenu task={task} timeZone={timeZone} me={listing.me} people={listing.people} />
      )}
    </li>
  )
}

function useDone(task: TaskItem): { isDone: boolean; toggle: () => void } {
  const t = useTranslations('tasks')
  const router = useRouter()
  const notice = useNotice()
  const [isDone, setDone] = useOptimistic(task.doneAt !== undefined)
  const [, startChange] = useTransition()

  const mark = async (done: boolean): Promise<boolean> => {
    const result = await (done ? completeTask : reopenTask)({ id: task.id }).catch(() => null)
    if (!result?.ok) notice.failed(t(result?.reason === 'not_found' ? 'notice.not_found' : 'notice.failed'))
    router.refresh()
    return result?.ok ?? false
  }
  const toggle = () =>
    startChange(async () => {
      const done = !isDone
      setDone(done)
      if (!(await mark(done))) return
      if (done) notice.undoable(t('notice.done'), () => void mark(false))
      else notice.done(t('notice.reopened'))
    })
  return { isDone, toggle }
}

type RowLinkProps = { icon: IconComponent; label: string; href: string; children: ReactNode }

function RowLink({ icon: Icon, label, href, children }: RowLinkProps) {
  return (
    <Link href={href} className="task-link">
      <Icon aria-label={label} role="img" />
      <span>{children}</span>
    </Link>
  )
}
