import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'
import { ConversationCard } from '@/components/chats/conversation-card'
import { formatDayBreak } from '@/lib/i18n/format'
import type { TimelineTab } from '@/lib/leads/timeline/queries'
import { entriesByDay, type TimelineEntry } from '@/lib/leads/timeline/timeline-entries'
import { cn } from '@/components/ui/cn'
import { notWith } from '../phone-only-styles'
import { ActLine } from './act-line'
import { NoteCard } from './note-card'
import { TaskCard } from './task-card'

// On a phone conversations are one part of the page, everything else another.
function partOf(entries: readonly TimelineEntry[]): string | undefined {
  const chats = entries.filter(entry => entry.kind === 'conversation').length
  if (chats === entries.length) return notWith.notes
  return chats === 0 ? notWith.chat : undefined
}

type TimelineProps = {
  entries: TimelineEntry[]
  tab: TimelineTab
  /** What the visitor of the conversations is called. */
  visitorName: string | null
  now: Date
  /** The conversation whose fold was opened, and how often. */
  open: { chatId: string; times: number } | null
  /** The address of this page with a fold opened so often; null for none. */
  hrefFor: (open: { chatId: string; times: number } | null) => string
  /** Where the rest can be read, when something older was left out. */
  olderHref: string | null
  /** A task with everything one can do to it; the plain card where nothing is given. */
  taskRow?: (taskId: string) => ReactNode
}

/** Everything that happened, newest first, under the days. */
export function Timeline({ entries, tab, visitorName, now, open, hrefFor, olderHref, taskRow }: TimelineProps) {
  const t = useTranslations('timeline')
  const [locale, timeZone] = [useLocale(), useTimeZone() ?? 'UTC']
  const timesOpen = (chatId: string) => (open?.chatId === chatId ? open.times : 0)
  if (entries.length === 0) return <p className="px-1 py-8 text-center text-base text-muted">{t(`empty.${tab}`)}</p>
  return (
    <>
      {entriesByDay(entries, timeZone).map(day => (
        <section key={day.at.toISOString()} className={cn('mt-6 first:mt-4', partOf(day.entries))}>
          <h2 className="mb-3 flex items-center gap-3 text-xs font-semibold text-muted after:h-px after:flex-1 after:bg-line">
            {formatDayBreak(day.at, now, { locale, timeZone })}
          </h2>
          <ol className="flex flex-col gap-3">
            {day.entries.map(entry => (
              <li key={`${entry.kind} ${entry.id}`} className={partOf([entry])}>
                {entry.kind === 'conversation' ? (
                  <ConversationCard
                    conversation={entry.conversation}
                    visitorName={visitorName}
                    day={day.at}
                    now={now}
                    unfolded={timesOpen(entry.id)}
                    unfoldHref={hrefFor({ chatId: entry.id, times: timesOpen(entry.id) + 1 })}
                    foldHref={hrefFor(null)}
                  />
                ) : null}
                {entry.kind === 'note' ? <NoteCard note={entry.note} /> : null}
                {entry.kind === 'task' ? (taskRow?.(entry.id) ?? <TaskCard task={entry.task} now={now} />) : null}
                {entry.kind === 'act' ? <ActLine act={entry.act} /> : null}
              </li>
            ))}
          </ol>
        </section>
      ))}
      {olderHref ? (
        <p className="mt-6 text-center">
          <Link href={olderHref} scroll={false} className="hit text-base font-semibold text-accent-ink hover:underline">
            {t('older')}
          </Link>
        </p>
      ) : null}
    </>
  )
}
