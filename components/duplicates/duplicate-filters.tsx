import { useTranslations } from 'next-intl'
import { ChipLink } from '@/components/ui/chip'
import { FilterBar } from '@/components/ui/filter-bar'
import { LinkTabs } from '@/components/ui/link-tabs'
import { withParams, type SearchParams } from '@/components/ui/search-params'
import type { DuplicateFilters as Filters } from '@/lib/identity/duplicate-filters'
import type { DuplicateCounts } from '@/lib/identity/duplicate-queries'
import { DUPLICATE_REASONS } from '@/lib/identity/duplicate-reasons'

type Props = { params: SearchParams; filters: Filters; counts: DuplicateCounts }

/** The filters of the queue, all of them in the address. */
export function DuplicateFilters({ params, filters, counts }: Props) {
  const t = useTranslations('duplicates')
  const href = (changes: { [name: string]: string | null }) => withParams('/duplicates', params, changes)
  const isOpen = filters.state === 'open'
  return (
    <div className="flex flex-col gap-3">
      <LinkTabs
        label={t('filters.state')}
        tabs={[
          { href: href({ state: null }), label: t('filters.open'), current: isOpen },
          { href: href({ state: 'dismissed' }), label: t('filters.dismissed'), current: !isOpen },
        ]}
      />
      <FilterBar>
        {DUPLICATE_REASONS.map(reason => (
          <ChipLink
            key={reason}
            href={href({ reason: filters.reason === reason ? null : reason })}
            chosen={filters.reason === reason}
            count={isOpen && counts[reason] > 0 ? counts[reason] : undefined}
          >
            {t(`short.${reason}`)}
          </ChipLink>
        ))}
      </FilterBar>
    </div>
  )
}
