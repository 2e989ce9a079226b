import { CircleCheck, CircleDashed, Clock } from '@/components/ui/icons'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { formatDate, formatDateTime } from '@/lib/i18n/format'
import type { TimelineTask } from '@/lib/leads/timeline/timeline-entries'
import { EntryTime } from './entry-time'

/** A task of the lead, done or still to do. */
export function TaskCard({ task, now }: { task: TimelineTask; now: Date }) {
  const t = useTranslations('timeline.task')
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  const done = task.doneAt !== null
  // A day without a time is noon of itself in UTC, so that no zone moves it.
  const due = task.dueAt
    ? formatDateTime(task.dueAt, reader)
    : task.dueOn && formatDate(`${task.dueOn}T12:00:00Z`, { ...reader, timeZone: 'UTC' })
  const isOverdue = !done && task.dueAt !== null && task.dueAt <= now
  const Icon = done ? CircleCheck : CircleDashed
  return (
    <article className="rounded-lg border border-line bg-surface px-4 py-3">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Icon aria-hidden className={done ? 'size-4 shrink-0 text-good' : 'size-4 shrink-0 text-muted'} />
        <h3 className="min-w-0 flex-1 text-base">
          <span className="text-muted">{t(done ? 'done' : 'open')}: </span>
          <span className="font-semibold">{task.title}</span>
        </h3>
        {isOverdue ? (
          <Badge tone="danger" icon={Clock}>
            {t('overdue')}
          </Badge>
        ) : null}
        <EntryTime at={task.at} />
      </header>
      <p className="mt-0.5 pl-7 text-sm text-muted">
        {done && task.doneBy
          ? t('doneBy', { name: task.doneBy })
          : task.assignee
            ? t('for', { name: task.assignee })
            : t('forNobody')}
        {due && !done ? ` · ${t('due', { when: due })}` : null}
      </p>
      {task.text ? (
        <p className="mt-1 line-clamp-3 pl-7 text-base break-words whitespace-pre-wrap">{task.text}</p>
      ) : null}
    </article>
  )
}
