import { Check, Clapperboard, Split } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { ChannelName } from '@/components/channels/channel-name'
import { Badge } from '@/components/ui/badge'
import { List, ListRow } from '@/components/ui/list-row'
import { RelativeTime } from '@/components/ui/relative-time'
import type { DeliveryRow } from '@/lib/intake/queries'
import { EventName } from './event-name'
import { OutcomeBadge } from './outcome-badge'

/** The log of what Jivo sent: event, whom it is about, outcome, how long it took, when. */
export function DeliveryList({ deliveries }: { deliveries: DeliveryRow[] }) {
  const t = useTranslations('deliveries')
  return (
    <List>
      {deliveries.map(delivery => (
        <ListRow
          key={delivery.id}
          href={`/admin/deliveries/${delivery.id}`}
          title={<EventName name={delivery.eventName} />}
          detail={<Detail delivery={delivery} />}
          badges={
            <>
              {delivery.otherWidgetId ? <Badge icon={Split}>{t('otherWidget')}</Badge> : null}
              {delivery.simulated ? <Badge icon={Clapperboard}>{t('simulated')}</Badge> : null}
              {delivery.seenCount > 1 ? <Badge>{t('seen', { count: delivery.seenCount })}</Badge> : null}
              {delivery.outcome === 'handled' ? <Handled /> : <OutcomeBadge outcome={delivery.outcome} />}
            </>
          }
          endBy="title"
          end={
            <>
              <span className="w-14 text-right tabular-nums max-sm:hidden">{t('milliseconds', { ms: delivery.durationMs })}</span>
              <span className="min-w-20 text-right">
                <RelativeTime at={delivery.receivedAt.toISOString()} />
              </span>
            </>
          }
        />
      ))}
    </List>
  )
}

// What went as it should is the rule in a log: it is said, and what did not stands out.
function Handled() {
  const t = useTranslations('deliveries.outcome')
  return (
    <span className="inline-flex items-center gap-1 text-sm text-muted">
      <Check aria-hidden className="size-4 text-good-ink" />
      {t('handled')}
    </span>
  )
}

function Detail({ delivery }: { delivery: DeliveryRow }) {
  const t = useTranslations('deliveries')
  const about = [delivery.contactName, subjectWords(delivery.subject, number => t('visitor', { number }))].filter(Boolean).join(' · ')
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <ChannelName name={delivery.channelName} colour={delivery.channelColour} className="max-w-1/2 shrink-0" />
      {about ? <span className="truncate">· {about}</span> : null}
      {delivery.outcome === 'failed' ? (
        <span className="truncate">
          · {t('attemptsShort', { count: delivery.attempts })},{' '}
          {delivery.nextRetryAt
            ? t.rich('retryAt', { when: () => <RelativeTime at={delivery.nextRetryAt?.toISOString() ?? ''} /> })
            : t('noRetry')}
        </span>
      ) : null}
    </span>
  )
}

// A hash tells nobody anything; a number of Jivo's does.
function subjectWords(subject: string, visitor: (number: string) => string): string | null {
  const [kind, id] = subject.split(/:(.*)/s)
  if (kind === 'body' || !id) return null
  return kind === 'visitor' ? visitor(id) : `#${id}`
}
