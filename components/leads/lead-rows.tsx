'use client'

import { useTranslations } from 'next-intl'
import { ChatStateBadge } from '@/components/chats/chat-state-badge'
import { ShownValues } from '@/components/fields/shown-values'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { AlarmClock, CircleDashed, Split, UserRoundX } from '@/components/ui/icons'
import { Link } from '@/components/ui/link'
import { RelativeTime } from '@/components/ui/relative-time'
import type { LeadRowData } from './lead-row-data'
import { LeadStatusBadge } from './lead-status-badge'

/** The leads of a list: a line each where there is room, three short ones on a phone. */
export function LeadRows({ rows }: { rows: LeadRowData[] }) {
  return (
    <ul className="rows">
      {rows.map(row => (
        <LeadRow key={row.id} {...row} />
      ))}
    </ul>
  )
}

function LeadRow({
  id,
  main,
  rest,
  hint,
  stage,
  status,
  chat,
  conflict,
  overdue,
  tags = [],
  missing,
  manager,
  values = [],
  at,
}: LeadRowData) {
  const t = useTranslations('leads')
  return (
    <li className="row row-short lead-row">
      <div className="row-title">
        <Link href={`/leads/${id}`} className="row-link">
          {main}
          {rest ? (
            <span className="row-number">
              <span className="sr-only">,</span> {rest}
            </span>
          ) : null}
        </Link>
      </div>
      <div className="row-detail">
        {hint}
        <ShownValues values={values} />
      </div>
      <div className="row-facts">
        {chat ? <ChatStateBadge state={chat} /> : null}
        {conflict ? (
          <Badge tone="warn" icon={Split}>
            {t('marks.conflict')}
          </Badge>
        ) : null}
        {overdue ? (
          <Badge tone="danger" icon={AlarmClock}>
            {t('marks.overdue')}
          </Badge>
        ) : null}
        <Tags tags={tags} />
        {status ? <LeadStatusBadge status={status} /> : null}
        {missing ? (
          <Badge icon={CircleDashed} title={t('incomplete.missing', { fields: missing })}>
            {t('incomplete.mark')}
          </Badge>
        ) : null}
        <span className="lead-stage">{stage}</span>
        {manager ? (
          <span className="row-person text-ink">
            <Avatar name={manager.name} seed={manager.id} size="sm" />
            <span>{manager.name}</span>
          </span>
        ) : (
          <span className="row-person">
            <UserRoundX aria-hidden />
            <span>{t('noManager')}</span>
          </span>
        )}
      </div>
      <div className="row-end" title={t('lastActivity')}>
        <RelativeTime at={at} />
      </div>
    </li>
  )
}

// More than two would push out what the row is about.
const TAGS_SHOWN = 2

function Tags({ tags }: { tags: string[] }) {
  const more = tags.length - TAGS_SHOWN
  return (
    <>
      {tags.slice(0, TAGS_SHOWN).map(tag => (
        <Badge key={tag} title={tags.join(', ')} className="max-w-28">
          {tag}
        </Badge>
      ))}
      {more > 0 ? <Badge title={tags.join(', ')}>+{more}</Badge> : null}
    </>
  )
}
