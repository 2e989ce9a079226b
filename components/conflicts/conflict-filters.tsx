import { useTranslations } from 'next-intl'
import { ChipLink } from '@/components/ui/chip'
import { FilterBar } from '@/components/ui/filter-bar'
import { LinkTabs } from '@/components/ui/link-tabs'
import { withParams } from '@/components/ui/search-params'
import type { InboxFilters } from '@/lib/identity/inbox-filters'

const STATES = ['open', 'settled', 'all'] as const
const KINDS = ['phone', 'email', 'two_contacts'] as const
const AGES = ['1', '3', '7'] as const

/** The filters of the inbox, all of them in the address. */
export function ConflictFilters({ params, filters }: { params: { [name: string]: string }; filters: InboxFilters }) {
  const t = useTranslations('conflicts.filters')
  const href = (changes: { [name: string]: string | null }) =>
    withParams('/conflicts', params, { id: null, ...changes })
  const kinds = KINDS.map(value => ({ value, label: t(value) }))
  const ages = AGES.map(value => ({ value, label: t(value) }))
  return (
    <div className="flex flex-col gap-3">
      <LinkTabs
        label={t('state')}
        tabs={STATES.map(state => ({
          href: href({ state: state === 'open' ? null : state }),
          label: t(state),
          current: filters.state === state,
        }))}
      />
      <FilterBar
        filters={[
          { name: 'kind', label: t('kind'), options: kinds, all: t('anyKind') },
          { name: 'age', label: t('age'), options: ages, all: t('anyAge') },
        ]}
      >
        <ChipLink href={href({ mine: filters.mine ? null : '1' })} chosen={filters.mine}>
          {t('mine')}
        </ChipLink>
      </FilterBar>
    </div>
  )
}
