'use client'

import { X } from './icons'
import { useTranslations } from 'next-intl'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTransition, type ReactNode } from 'react'
import { chipStyles } from './chip-styles'
import { cn } from './cn'
import { FilterChip, type Filter } from './filter-chip'
import { FilterSearch } from './filter-search'
import { withParams } from './search-params'

type FilterBarProps = {
  /** Each becomes a chip that opens its choices; the choice goes to the address under `name`. */
  filters?: Filter[]
  /** The placeholder of the search field, which writes `q`; no field without it. */
  search?: string
  /** ChipLinks or anything else before the chips. */
  children?: ReactNode
  /** Filters with controls of their own, behind the chips … */
  after?: ReactNode
  /** … and what their parameters begin with, to clear them with the rest. */
  also?: readonly string[]
}

/** One line that scrolls under the thumb on a phone, as many lines as needed elsewhere. */
const chipRowStyles = [
  'flex min-w-0 items-center gap-2 sm:flex-wrap',
  'max-sm:-mx-4 max-sm:w-screen max-sm:overflow-x-auto max-sm:px-4 max-sm:py-1 max-sm:[scrollbar-width:none]',
].join(' ')

/** The filters of a list. They live in the address: a filtered list can be sent to a colleague. */
export function FilterBar({ filters = [], search, children, after, also = [] }: FilterBarProps) {
  const t = useTranslations('ui.filters')
  const router = useRouter()
  const path = usePathname()
  const params = useSearchParams()
  const [waiting, startTransition] = useTransition()
  const current = Object.fromEntries(params)
  const others = Object.keys(current).filter(name => also.some(start => name.startsWith(start)))
  const names = [...filters.map(filter => filter.name), ...(search ? ['q'] : []), ...others]
  const filtered = names.some(name => params.get(name))

  const change = (changes: { [name: string]: string | null }) =>
    startTransition(() => router.replace(withParams(path, current, changes), { scroll: false }))

  return (
    <div
      role="group"
      aria-label={t('label')}
      aria-busy={waiting}
      className={cn('flex flex-wrap items-center gap-2 transition-opacity', waiting && 'opacity-70')}
    >
      {search ? (
        <FilterSearch placeholder={search} value={params.get('q') ?? ''} onChange={q => change({ q })} />
      ) : null}
      <div className={chipRowStyles}>
        {children}
        {filters.map(filter => (
          <FilterChip
            key={filter.name}
            filter={filter}
            value={params.get(filter.name)}
            onChange={value => change({ [filter.name]: value })}
          />
        ))}
        {after}
        {filtered ? (
          <button
            type="button"
            className={cn(chipStyles, 'border-transparent bg-transparent text-muted hover:text-ink')}
            onClick={() => change(Object.fromEntries(names.map(name => [name, null])))}
          >
            <X aria-hidden />
            {t('clear')}
          </button>
        ) : null}
      </div>
    </div>
  )
}
