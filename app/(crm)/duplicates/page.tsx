import { CopyCheck } from '@/components/ui/icons'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DuplicateFilters } from '@/components/duplicates/duplicate-filters'
import { DuplicateList } from '@/components/duplicates/duplicate-list'
import type { QueuedPair } from '@/components/duplicates/queued-pair'
import { ScanLine } from '@/components/duplicates/scan-line'
import { ScanNow } from '@/components/duplicates/scan-now'
import { ClientMessages } from '@/components/layout/client-messages'
import { EmptyState } from '@/components/ui/empty-state'
import { FilteredEmpty } from '@/components/ui/filtered-empty'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { withParams, type SearchParams } from '@/components/ui/search-params'
import { requireChanger } from '@/lib/auth/require-user'
import { readDuplicateFilters, readPlace, writePlace } from '@/lib/identity/duplicate-filters'
import {
  countDuplicates,
  DUPLICATE_COUNT_LIMIT,
  listDuplicates,
  type ListedDuplicate,
} from '@/lib/identity/duplicate-queries'
import { getLatestScan, type Scan } from '@/lib/identity/duplicate-scan-queries'

type Props = { searchParams: Promise<SearchParams> }

const PATH = '/duplicates'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('duplicates'))('title') }
}

export default async function DuplicatesPage({ searchParams }: Props) {
  await requireChanger()
  const [params, t] = await Promise.all([searchParams, getTranslations('duplicates')])
  const filters = readDuplicateFilters(params)
  const place = readPlace(params)
  const [page, counts, scan] = await Promise.all([listDuplicates(filters, place), countDuplicates(), getLatestScan()])
  const isRunning = scan?.finishedAt === null
  return (
    <ClientMessages namespaces={['duplicates']}>
      <PageHeader
        title={t('title')}
        count={counts.all > DUPLICATE_COUNT_LIMIT ? t('many', { limit: DUPLICATE_COUNT_LIMIT }) : counts.all}
        text={
          <>
            {t('intro')} <ScanLine scan={scan} />
          </>
        }
        actions={page.items.length > 0 || isRunning ? <ScanNow isRunning={isRunning} /> : undefined}
      >
        <DuplicateFilters {...{ params, filters, counts }} />
      </PageHeader>
      {page.items.length > 0 ? (
        <>
          <DuplicateList pairs={page.items.map(queuedPair)} />
          <Pagination
            firstHref={place && withParams(PATH, params, {})}
            nextHref={page.next && withParams(PATH, params, { cursor: writePlace(page.next) })}
          />
        </>
      ) : filters.reason ? (
        <FilteredEmpty clearHref={withParams(PATH, params, { reason: null })} />
      ) : (
        <Nothing isDismissed={filters.state === 'dismissed'} scan={scan} />
      )}
    </ClientMessages>
  )
}

async function Nothing({ isDismissed, scan }: { isDismissed: boolean; scan: Scan | null }) {
  const t = await getTranslations('duplicates.empty')
  if (isDismissed) return <EmptyState icon={CopyCheck} title={t('dismissedTitle')} text={t('dismissedText')} />
  const isRunning = scan?.finishedAt === null
  return (
    <EmptyState
      icon={CopyCheck}
      title={t('title')}
      text={
        <>
          {t('text')} <ScanLine scan={scan} />
        </>
      }
      action={isRunning ? undefined : <ScanNow isRunning={false} />}
    />
  )
}

function queuedPair({ foundAt, dismissedAt, ...pair }: ListedDuplicate): QueuedPair {
  return { ...pair, foundAt: foundAt.toISOString(), dismissedAt: dismissedAt?.toISOString() ?? null }
}
