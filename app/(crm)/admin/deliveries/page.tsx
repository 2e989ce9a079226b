import { PackageCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { DeliveryList } from '@/components/deliveries/delivery-list'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilteredEmpty } from '@/components/ui/filtered-empty'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { withParams, type SearchParams } from '@/components/ui/search-params'
import { requireAdmin } from '@/lib/auth/require-user'
import { listChannels } from '@/lib/channels/queries'
import { listDeliveries } from '@/lib/intake/queries'
import { deliveryFilters, OUTCOMES } from '@/lib/intake/schema'
import { EVENT_NAMES } from '@/lib/jivo/events'

const PATH = '/admin/deliveries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('deliveries')
  return { title: t('title') }
}

export default async function DeliveriesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireAdmin()
  const params = await searchParams
  const filters = deliveryFilters.parse(params)
  const [t, page, channels] = await Promise.all([getTranslations('deliveries'), listDeliveries(filters), listChannels()])
  const isFiltered = Boolean(filters.outcome ?? filters.event ?? filters.channel)
  const isEmpty = page.rows.length === 0
  return (
    <>
      <PageHeader title={t('title')} text={t('text')}>
        {isEmpty && !isFiltered ? null : (
          <FilterBar
            filters={[
              { name: 'outcome', label: t('filters.outcome'), options: OUTCOMES.map(value => ({ value, label: t(`outcome.${value}`) })) },
              { name: 'event', label: t('filters.event'), options: EVENT_NAMES.map(value => ({ value, label: value })) },
              { name: 'channel', label: t('filters.channel'), options: channels.map(({ id, name }) => ({ value: id, label: name })) },
            ]}
          />
        )}
      </PageHeader>
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
    </>
  )
}
