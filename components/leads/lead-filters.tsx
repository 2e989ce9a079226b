import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FilterBar } from '@/components/ui/filter-bar'
import { FIELD_PARAMS } from '@/lib/fields/shown-fields'
import type { Person } from '@/lib/leads/queries'

type LeadFiltersProps = {
  people: Person[]
  channels: Person[]
  sources: string[]
  userId: string
  children?: ReactNode
}

/** Search and the filters of the list; each lives in the address. */
export function LeadFilters({ people, channels, sources, userId, children }: LeadFiltersProps) {
  const t = useTranslations('leads')
  const named = (list: Person[]) => list.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <FilterBar
      search={t('filters.search')}
      also={FIELD_PARAMS}
      after={children}
      filters={[
        {
          name: 'manager',
          label: t('filters.manager'),
          options: [
            { value: 'me', label: t('filters.me') },
            { value: 'nobody', label: t('filters.nobody') },
            ...named(people.filter(person => person.id !== userId)),
          ],
        },
        { name: 'channel', label: t('filters.channel'), options: named(channels) },
        {
          name: 'source',
          label: t('filters.source'),
          options: sources.map(source => ({
            value: source,
            label: source === 'manual' || source === 'import' ? t(`source.${source}`) : source,
          })),
        },
        { name: 'incomplete', label: t('filters.complete'), options: [{ value: '1', label: t('filters.incomplete') }] },
      ]}
    />
  )
}
