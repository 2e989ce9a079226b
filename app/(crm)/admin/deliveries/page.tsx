import { PackageCheck } from '@/components/ui/icons'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { DayFigures } from '@/components/deliveries/day-figures'
import { DayFilter } from '@/components/deliveries/day-filter'
import { DeliveryList } from '@/components/deliveries/delivery-list'
import { FailedDeliveries } from '@/components/deliveries/failed-deliveries'
import { ProcessAllFailed } from '@/components/deliveries/process-all-failed'
import { SystemNotices } from '@/components/deliveries/system-notices'
import { ClientMessages } from '@/components/layout/client-messages'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilteredEmpty } from '@/components/ui/filtered-empty'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { withParams, type SearchParams } from '@/components/ui/search-params'
import { requireAdmin } from '@/lib/auth/require-user'
import { listChannels } from '@/lib/channels/queries'
import { listSystemNotices } from '@/lib/health/queries'
import { getDayFigures, listDeliveries, listFailed } from '@/lib/intake/queries'
import { deliveryFilters, OUTCOMES } from '@/lib/intake/schema'
import { EVENT_NAMES } from '@/lib/jivo/events'
import { getTimeZone } from '@/lib/settings/queries'
import { localDate } from '@/lib/settings/work-calendar'

const PATH = '/admin/deliveries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('deliveries')
  return { title: t('title') }
}

export default async function DeliveriesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const user = await requireAdmin()
  const params = await searchParams
  const filters = deliveryFilters.parse(params)
  const timeZone = await getTimeZone()
  const now = new Date()
  const today = localDate(now, timeZone)
  const day = filters.day ?? today
  const [t, page, channels, failed, figures, notices] = await Promise.all([
    getTranslations('deliveries'),
    listDeliveries(filters, timeZone),
    listChannels(),
    listFailed(filters.channel),
    getDayFigures({ ...filters, day }, timeZone),
    listSystemNotices(now),
  ])
  const isFiltered = Boolean(filters.outcome ?? filters.event ?? filters.channel ?? filters.day ?? filters.q)
  const isEmpty = page.rows.length === 0
  // On a list of failed ones, and deeper in the log, they would only stand twice.
  const pinned = filters.outcome !== 'failed' && !filters.cursor
  return (
    <ClientMessages namespaces={['deliveries']}>
      <PageHeader
        title={t('title')}
        text={t('text')}
        actions={
          filters.outcome === 'failed' && failed.count > 0 ? (
            <ProcessAllFailed channelId={filters.channel ?? null} />
          ) : null
        }
      >
        {isEmpty && !isFiltered ? null : (
          <FilterBar
            search={t('filters.search')}
            filters={[
              {
                name: 'outcome',
                label: t('filters.outcome'),
                options: OUTCOMES.map(value => ({ value, label: t(`outcome.${value}`) })),
              },
              {
                name: 'event',
                label: t('filters.event'),
                options: EVENT_NAMES.map(value => ({ value, label: t(`event.${value}`) })),
              },
              {
                name: 'channel',
                label: t('filters.channel'),
                options: channels.map(({ id, name }) => ({ value: id, label: name })),
              },
            ]}
          >
            <DayFilter today={today} />
          </FilterBar>
        )}
      </PageHeader>
      <SystemNotices notices={notices} />
      {pinned ? (
        <FailedDeliveries
          {...failed}
          channelId={filters.channel ?? null}
          allHref={withParams(PATH, { channel: filters.channel }, { outcome: 'failed' })}
        />
      ) : null}
      {isEmpty && !isFiltered ? null : (
        <DayFigures mayDownload={user.seenBy === null} day={day} isToday={day === today} figures={figures} />
      )}
      {isEmpty && isFiltered ? <FilteredEmpty clearHref={PATH} /> : null}
      {isEmpty && !isFiltered ? (
        <EmptyState
          icon={PackageCheck}
          title={t('empty.title')}
          text={t('empty.text')}
          action={
            <Button asChild tone="primary">
              <Link href="/admin/channels">{t('empty.action')}</Link>
            </Button>
          }
        />
      ) : null}
      {isEmpty ? null : <DeliveryList deliveries={page.rows} />}
      <Pagination
        firstHref={filters.cursor ? withParams(PATH, params, { cursor: null }) : null}
        nextHref={page.nextCursor ? withParams(PATH, params, { cursor: page.nextCursor }) : null}
      />
    </ClientMessages>
  )
}
