import { History } from '@/components/ui/icons'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/layout/client-messages'
import { UndoLine } from '@/components/merge/undo-line'
import { EmptyState } from '@/components/ui/empty-state'
import { FoldedDetails } from '@/components/ui/folded-details'
import { RelativeTime } from '@/components/ui/relative-time'
import { foldActs, type Act } from '@/lib/contacts/fold-acts'
import type { ContactEvent } from '@/lib/contacts/history-queries'
import { mergeOf, undoOf, type HistoryUndo } from '@/lib/identity/history-undo'
import { formatDayBreak, isSameDay } from '@/lib/i18n/format'
import { historySentence, knownChoice, knownField } from './history-sentence'

type ContactHistoryProps = {
  contactId: string
  events: ContactEvent[]
  /** whether the merge that a line tells of is the reader's to take back */
  mayUndoMergeOf: (event: ContactEvent) => boolean
  now: Date
  timeZone: string
}

/** What happened to the contact, in sentences, newest first, day by day. */
export function ContactHistory({ contactId, events, mayUndoMergeOf, now, timeZone }: ContactHistoryProps) {
  const t = useTranslations('contacts.history')
  const locale = useLocale()
  const acts = foldActs(events)
  const undoOfAct = ({ head, rest }: Act<ContactEvent>) =>
    [head, ...rest]
      .map(event => undoOf(event, { mayUndoMerge: mayUndoMergeOf(event), now }))
      .find(undo => undo !== null) ?? null
  if (events.length === 0) return <EmptyState icon={History} title={t('none')} />
  return (
    <ClientMessages namespaces={['merge', 'conflicts']}>
      <ol className="flex flex-col">
        {acts.map((act, index) => {
          const { head: event, rest, isUndone } = act
          const before = acts[index - 1]?.head
          const isNewDay = !before || !isSameDay(before.at, event.at, timeZone)
          return (
            <li key={event.id}>
              {isNewDay ? (
                <h3 className="mt-4 mb-1 text-xs font-semibold text-muted first-letter:uppercase">
                  {formatDayBreak(event.at, now, { locale, timeZone })}
                </h3>
              ) : null}
              <Event {...{ contactId, event, isUndone, timeZone }} undo={isUndone ? null : undoOfAct(act)}>
                {rest.length > 0 ? (
                  <FoldedDetails label={t('details', { count: rest.length })}>
                    {rest.map(one => (
                      <li key={one.id} className="text-sm text-muted">
                        <EventWords event={one} /> · <EventSource event={one} /> ·{' '}
                        <RelativeTime at={one.at.toISOString()} timeZone={timeZone} />
                      </li>
                    ))}
                  </FoldedDetails>
                ) : null}
              </Event>
            </li>
          )
        })}
      </ol>
    </ClientMessages>
  )
}

type EventProps = {
  contactId: string
  event: ContactEvent
  isUndone: boolean
  undo: HistoryUndo | null
  timeZone: string
  children: ReactNode
}

function Event({ contactId, event, isUndone, undo, timeZone, children }: EventProps) {
  const t = useTranslations('contacts.history')
  const mergeId = mergeOf(event)
  return (
    <div className="flex min-h-11 flex-col justify-center gap-x-4 border-b border-line py-2 sm:flex-row sm:items-baseline sm:justify-between">
      <div className="min-w-0 text-base break-words">
        <span className={isUndone ? 'text-muted line-through' : undefined}>
          <EventWords event={event} />
        </span>
        {isUndone ? <span className="font-semibold text-muted"> · {t('undone')}</span> : null}
        {mergeId ? (
          <Link href={`/contacts/${contactId}/merges/${mergeId}`} className="hit ml-2 text-accent-ink hover:underline">
            {t('whatHappened')}
          </Link>
        ) : null}
        {children}
      </div>
      <p className="shrink-0 text-sm text-muted">
        <EventSource event={event} /> · <RelativeTime at={event.at.toISOString()} timeZone={timeZone} />
        {undo ? <UndoLine undo={undo} /> : null}
      </p>
    </div>
  )
}

function EventWords({ event }: { event: ContactEvent }) {
  const t = useTranslations('contacts.history')
  const { key, values } = historySentence(event, useLocale())
  const said = {
    ...values,
    ...(values.field === undefined
      ? {}
      : { field: t(`field.${knownField(values.field) as 'other'}`, { field: values.field }) }),
    ...(values.choice === undefined ? {} : { choice: t(`choice.${knownChoice(values.choice) as 'other'}`) }),
    b: (words: ReactNode) => <strong className="font-semibold">{words}</strong>,
  }
  const sentence = t.rich(key as 'other', said)
  if (!event.lead) return sentence
  return (
    <Link href={`/leads/${event.lead.id}`} className="hover:underline">
      {sentence}
    </Link>
  )
}

function EventSource({ event: { by, chat, data } }: { event: ContactEvent }) {
  const t = useTranslations('contacts.history')
  const file = importOf(data)
  if (file) return by === null ? t('import', file) : t('importBy', { ...file, by })
  if (by !== null) return by
  if (!chat) return t(data.event === 'client_attribute_updated' ? 'attribute' : 'system')
  if (chat.kind !== 'chat') return t(chat.kind)
  return chat.number === null ? t('chatUnnumbered') : t('chat', { number: chat.number })
}

// A file brought it: which one, and in which row.
function importOf({ import: file }: ContactEvent['data']): { file: string; row: string } | null {
  const told = (file ?? null) as { file?: unknown; row?: unknown } | null
  return typeof told?.file === 'string' ? { file: told.file, row: String(told.row ?? '') } : null
}
