'use client'

import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Checkbox } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import { RelativeTime } from '@/components/ui/relative-time'
import { contactLabel } from '@/lib/contacts/contact-label'
import type { InboxRow } from './inbox-row'
import { conflictLooks } from './conflict-looks'

type InboxListProps = {
  rows: InboxRow[]
  currentId: string | null
  hrefOf: (id: string) => string
  /** ids with a tick, or null while nothing is being selected */
  ticked: ReadonlySet<string> | null
  onTick: (id: string, isTicked: boolean) => void
}

/** The people with an open question, each with what differs. */
export function InboxList({ rows, currentId, hrefOf, ticked, onTick }: InboxListProps) {
  const t = useTranslations('conflicts')
  return (
    <ul aria-label={t('list')} className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {rows.map(row => (
        <Row key={row.id} row={row} isCurrent={row.id === currentId} href={hrefOf(row.id)} isTicked={ticked && ticked.has(row.id)} onTick={onTick} />
      ))}
    </ul>
  )
}

type RowProps = {
  row: InboxRow
  isCurrent: boolean
  href: string
  isTicked: boolean | null
  onTick: InboxListProps['onTick']
}

function Row({ row, isCurrent, href, isTicked, onTick }: RowProps) {
  const t = useTranslations('conflicts')
  const { icon: Icon, words } = conflictLooks(row)
  const name = contactLabel(row.contact, t('visitor'))
  const detail = row.other
    ? t('row.two', { other: contactLabel(row.other, t('visitor')), value: row.value })
    : t(row.isFromFile ? 'row.fileValue' : 'row.value', { value: row.value })
  const isForMany = row.kind !== 'two_contacts' && row.state === 'open'
  return (
    <li
      className={cn(
        'relative flex items-start gap-3 px-3.5 py-2.5 transition-colors hover:bg-hover',
        isCurrent && 'md:bg-accent-soft md:before:absolute md:before:inset-y-0 md:before:left-0 md:before:w-0.5 md:before:bg-accent',
      )}
    >
      {isTicked === null ? (
        <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', row.state === 'open' ? 'text-warn' : 'text-muted')} />
      ) : (
        <span className="relative z-10 mt-0.5 flex">
          <Checkbox
            checked={isTicked}
            disabled={!isForMany}
            onCheckedChange={next => onTick(row.id, next === true)}
            aria-label={t('row.select', { name })}
          />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline justify-between gap-2">
          <Link
            href={href}
            scroll={false}
            data-conflict={row.id}
            aria-current={isCurrent ? 'true' : undefined}
            className="min-w-0 truncate text-base font-semibold outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            {name}
          </Link>
          <RelativeTime at={row.settledAt ?? row.firstSeenAt} className="shrink-0 text-xs text-muted" />
        </p>
        <p className="truncate text-sm text-muted">{detail}</p>
        <p className="truncate text-xs text-muted">
          {row.state === 'open' ? t(words) : t(`choices.${row.choice ?? 'keep'}`, { kind: row.valueKind, other: row.other ? contactLabel(row.other, t('visitor')) : '' })}
          {row.seenCount > 1 ? <> · {t('row.chats', { count: row.seenCount })}</> : null}
          {row.state !== 'open' && row.settledBy ? <> · {row.settledBy}</> : null}
        </p>
      </div>
    </li>
  )
}
