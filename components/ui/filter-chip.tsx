'use client'

import { ChevronDown } from './icons'
import { useTranslations } from 'next-intl'
import { chipStyles } from './chip-styles'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from './dropdown-menu'

export type Filter = {
  /** The search parameter. */
  name: string
  label: string
  options: { value: string; label: string }[]
  /** The word for no filter at all; “Todos” unless given. */
  all?: string
}

type FilterChipProps = { filter: Filter; value: string | null; onChange: (value: string | null) => void }

/** One filter as a chip that opens its choices and then says which one is in force. */
export function FilterChip({ filter, value, onChange }: FilterChipProps) {
  const t = useTranslations('ui.filters')
  const chosen = filter.options.find(option => option.value === value)
  return (
    <DropdownMenu>
      <DropdownMenuTrigger data-chosen={Boolean(chosen)} className={chipStyles}>
        <span className="max-w-52 truncate">
          {chosen ? t('chosen', { label: filter.label, value: chosen.label }) : filter.label}
        </span>
        <ChevronDown aria-hidden className="-mr-0.5 opacity-75" />
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuRadioGroup value={chosen?.value ?? ''} onValueChange={next => onChange(next || null)}>
          <DropdownMenuRadioItem value="">{filter.all ?? t('all')}</DropdownMenuRadioItem>
          {filter.options.map(option => (
            <DropdownMenuRadioItem key={option.value} value={option.value}>
              {option.label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
