import { TriangleAlert } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Count } from '@/components/ui/count'
import type { DeliveryRow } from '@/lib/intake/queries'
import { DeliveryList } from './delivery-list'
import { ProcessAllFailed } from './process-all-failed'

type FailedDeliveriesProps = { count: number; rows: DeliveryRow[]; channelId: string | null; allHref: string }

/** What failed, before everything else, with the way to try it again at once; nothing when nothing did. */
export function FailedDeliveries({ count, rows, channelId, allHref }: FailedDeliveriesProps) {
  const t = useTranslations('deliveries.failed')
  if (count === 0) return null
  return (
    <section aria-labelledby="failed-title" className="mb-6">
      <header className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id="failed-title" className="flex items-center gap-2 text-base font-semibold">
            <TriangleAlert aria-hidden className="size-4 text-danger-ink" />
            {t('title')}
            <Count value={count} tone="danger" />
          </h2>
          <p className="text-sm text-pretty text-muted">{t('text')}</p>
        </div>
        <ProcessAllFailed channelId={channelId} />
      </header>
      <DeliveryList deliveries={rows} />
      {count > rows.length ? (
        <Link href={allHref} className="mt-2 inline-block text-sm font-semibold text-accent-ink hover:underline">
          {t('all', { count })}
        </Link>
      ) : null}
    </section>
  )
}
