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
    <ul aria-label={t('list')} className="rows">
      {rows.map(row => (
        <Row
          key={row.id}
          row={row}
          isCurrent={row.id === currentId}
          href={hrefOf(row.id)}
          isTicked={ticked && ticked.has(row.id)}
          onTick={onTick}
        />
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
    <li className={cn('inbox-row', isCurrent && 'inbox-row-current')}>
      {isTicked === null ? (
        <Icon aria-hidden className={row.state === 'open' ? 'text-warn' : 'text-muted'} />
      ) : (
        <span className="relative z-10 mt-0.5 flex">
          <Checkbox
            checked={isTicked}
            disabled={!isForMany}
            onCheckedChange={next => onTick(row.id, next)}
            aria-label={t('row.select', { name })}
          />
        </span>
      )}
      <div className="inbox-words">
        <p>
          <Link
            href={href}
            scroll={false}
            data-conflict={row.id}
            aria-current={isCurrent ? 'true' : undefined}
            className="row-link"
          >
            {name}
          </Link>
          <RelativeTime at={row.settledAt ?? row.firstSeenAt} />
        </p>
        <p>{detail}</p>
        <p>
          {row.state === 'open'
            ? t(words)
            : t(`choices.${row.choice ?? 'keep'}`, {
                kind: row.valueKind,
                other: row.other ? contactLabel(row.other, t('visitor')) : '',
              })}
          {row.seenCount > 1 ? <> · {t('row.chats', { count: row.seenCount })}</> : null}
          {row.state !== 'open' && row.settledBy ? <> · {row.settledBy}</> : null}
        </p>
      </div>
    </li>
  )
}
