import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { ChannelName } from '@/components/channels/channel-name'
import { Card, CardBody } from '@/components/ui/card'
import { Definition, DefinitionList } from '@/components/ui/definition-list'
import { RelativeTime } from '@/components/ui/relative-time'
import type { DeliveryDetail } from '@/lib/intake/queries'

/** When a delivery came, from where, how long it took and how often it was tried. */
export function DeliveryFacts({ delivery }: { delivery: DeliveryDetail }) {
  const t = useTranslations('deliveries')
  return (
    <Card>
      <CardBody className="pt-4!">
        <DefinitionList>
          <Definition term={t('received')}>
            <RelativeTime at={delivery.receivedAt.toISOString()} />
            {delivery.seenCount > 1 ? ` · ${t('seen', { count: delivery.seenCount })}` : null}
          </Definition>
          <Definition term={t('channel')}>
            <Link href={`/admin/channels/${delivery.channelId}`} className="text-accent-ink hover:underline">
              <ChannelName name={delivery.channelName} colour={delivery.channelColour} />
            </Link>
            {delivery.simulated ? ` · ${t('simulated')}` : null}
          </Definition>
          {delivery.otherWidgetId ? <Definition term={t('otherWidgetIs')}>{delivery.otherWidgetId}</Definition> : null}
          <Definition term={t('columns.duration')}>
            <span className="tabular-nums">{t('milliseconds', { ms: delivery.durationMs })}</span>
            {delivery.attempts > 1 ? ` · ${t('attempts', { count: delivery.attempts })}` : null}
          </Definition>
          {delivery.nextRetryAt ? (
            <Definition term={t('nextRetry')}>
              <RelativeTime at={delivery.nextRetryAt.toISOString()} />
            </Definition>
          ) : null}
          <Definition term={t('address')}>{delivery.remoteAddress}</Definition>
          <Definition term={t('subject')}>{delivery.subject.startsWith('body:') ? null : delivery.subject}</Definition>
          <Definition term={t('body')}>{t('size', { bytes: delivery.bodyBytes })}</Definition>
        </DefinitionList>
      </CardBody>
    </Card>
  )
}
