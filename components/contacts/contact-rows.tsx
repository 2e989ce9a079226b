'use client'

import { useTranslations } from 'next-intl'
import { ShownValues } from '@/components/fields/shown-values'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { MapPinOff, Split, UserRound } from '@/components/ui/icons'
import { Link } from '@/components/ui/link'
import { RelativeTime } from '@/components/ui/relative-time'
import type { ContactRowData } from './contact-row-data'

/** The contacts of a list: who, how to reach them, whose they are, what there is of them. */
export function ContactRows({ rows, timeZone }: { rows: ContactRowData[]; timeZone: string }) {
  return (
    <ul className="rows">
      {rows.map(row => (
        <ContactRow key={row.id} {...row} timeZone={timeZone} />
      ))}
    </ul>
  )
}

function ContactRow({
  id,
  name,
  label,
  reach,
  values = [],
  running,
  conflict,
  lacksDdd,
  leads,
  manager,
  at,
  timeZone,
}: ContactRowData & { timeZone: string }) {
  const t = useTranslations('contacts.row')
  return (
    <li className="row row-started row-short contact-row">
      <div className="row-start">
        <Avatar name={name ?? ''} seed={id} />
      </div>
      <div className="row-title tabular-nums">
        <Link href={`/contacts/${id}`} className="row-link">
          {label}
        </Link>
      </div>
      <div className="row-detail tabular-nums">
        {reach}
        <ShownValues values={values} />
      </div>
      <div className="row-facts">
        {running ? (
          <Badge tone="info" live>
            {t('running')}
          </Badge>
        ) : null}
        {conflict ? (
          <Badge tone="warn" icon={Split}>
            {t('conflict')}
          </Badge>
        ) : null}
        {lacksDdd ? (
          <Badge tone="warn" icon={MapPinOff}>
            {t('missingDdd')}
          </Badge>
        ) : null}
        {leads ? <span className="contact-leads">{t('leads', { count: leads })}</span> : null}
        <span className="row-person">
          {manager ? <Avatar name={manager.name} seed={manager.id} size="sm" /> : <UserRound aria-hidden />}
          <span>{manager?.name ?? t('noManager')}</span>
        </span>
      </div>
      <div className="row-end">{at ? <RelativeTime at={at} timeZone={timeZone} /> : null}</div>
    </li>
  )
}
