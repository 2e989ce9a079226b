'use client'

import { useTranslations } from 'next-intl'
import { ChannelName } from '@/components/channels/channel-name'
import { Badge } from '@/components/ui/badge'
import { Check, Clapperboard, Split } from '@/components/ui/icons'
import { Link } from '@/components/ui/link'
import { RelativeTime } from '@/components/ui/relative-time'
import type { DeliveryRowData } from './delivery-row-data'
import { EventName } from './event-name'
import { OutcomeBadge } from './outcome-badge'

/** The log of what Jivo sent: event, whom it is about, outcome, how long it took, when. */
export function DeliveryRows({ rows }: { rows: DeliveryRowData[] }) {
  return (
    <ul className="rows">
      {rows.map(row => (
        <Row key={row.id} row={row} />
      ))}
    </ul>
  )
}

function Row({ row }: { row: DeliveryRowData }) {
  const t = useTranslations('deliveries')
  return (
    <li className="row row-short delivery-row">
      <div className="row-title">
        <Link href={`/admin/deliveries/${row.id}`} className="row-link">
          <EventName name={row.event} />
        </Link>
      </div>
      <div className="row-detail">
        <ChannelName name={row.channel} colour={row.colour ?? null} className="max-w-1/2! shrink-0" />
        {row.about ? <span>· {row.about}</span> : null}
        {row.outcome === 'failed' ? (
          <span>
            · {t('attemptsShort', { count: row.attempts ?? 0 })},{' '}
            {row.retryAt ? t.rich('retryAt', { when: () => <RelativeTime at={row.retryAt ?? ''} /> }) : t('noRetry')}
          </span>
        ) : null}
      </div>
      <div className="row-facts">
        {row.otherWidget ? <Badge icon={Split}>{t('otherWidget')}</Badge> : null}
        {row.simulated ? <Badge icon={Clapperboard}>{t('simulated')}</Badge> : null}
        {row.seen ? <Badge>{t('seen', { count: row.seen })}</Badge> : null}
        {row.outcome ? <OutcomeBadge outcome={row.outcome} /> : <Handled />}
      </div>
      <div className="row-end">
        <span className="delivery-took">{t('milliseconds', { ms: row.ms })}</span>
        <RelativeTime at={row.at} />
      </div>
    </li>
  )
}

// What went as it should is the rule in a log: it is said, and what did not stands out.
function Handled() {
  const t = useTranslations('deliveries.outcome')
  return (
    <span className="inline-flex items-center gap-1">
      <Check aria-hidden className="size-4 text-good-ink" />
      {t('handled')}
    </span>
  )
}
