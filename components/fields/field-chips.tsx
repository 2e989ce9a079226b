'use client'

import { SlidersHorizontal, X } from '@/components/ui/icons'
import { useLocale, useTranslations } from 'next-intl'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useOptimistic, useState, useTransition } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { chipStyles } from '@/components/ui/chip-styles'
import { cn } from '@/components/ui/cn'
import { keepChoice } from '@/components/ui/keep-choice'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { withParams } from '@/components/ui/search-params'
import type { Field } from '@/lib/fields/field'
import { formatValue } from '@/lib/fields/format-value'
import { fieldCode, type FieldFilter } from '@/lib/fields/list-filters'
import { MOST_SHOWN, shownCookie } from '@/lib/fields/shown-fields'
import { FilterForm } from './filter-form'

type FieldChipsProps = { list: 'leads' | 'contacts'; fields: Field[]; filters: FieldFilter[]; shown: string[] }

/** A chip for each filter in force, which takes it away, and one that opens the choice of another. */
export function FieldChips({ list, fields, filters, shown: stored }: FieldChipsProps) {
  const t = useTranslations('fields.filter')
  const router = useRouter()
  const path = usePathname()
  const params = useSearchParams()
  const [open, setOpen] = useState(false)
  const [waiting, start] = useTransition()
  const [shown, showNow] = useOptimistic(stored)
  const filterWords = useFilterWords()
  const put = (code: string, value: string | null) =>
    start(() => router.replace(withParams(path, Object.fromEntries(params), { [code]: value }), { scroll: false }))
  const show = (code: string, on: boolean) => {
    const codes = on ? [...shown, code] : shown.filter(one => one !== code)
    keepShown(list, codes)
    start(() => {
      showNow(codes)
      router.refresh()
    })
  }
  return (
    <>
      {filters.map(filter => {
        const label = filterWords(filter)
        return (
          <button
            key={filter.field.id}
            type="button"
            data-chosen
            aria-label={t('remove', { label })}
            className={cn(chipStyles, waiting && 'opacity-70')}
            onClick={() => put(fieldCode(filter.field), null)}
          >
            <span className="max-w-64 truncate">{label}</span>
            <X aria-hidden />
          </button>
        )
      })}
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger className={chipStyles}>
          <SlidersHorizontal aria-hidden />
          {t('chip')}
        </PopoverTrigger>
        <PopoverContent
          aria-label={t('title')}
          className="flex max-h-(--radix-popover-content-available-height) w-80! flex-col gap-4 overflow-y-auto"
        >
          <FilterForm fields={fields} onApply={(code, value) => (setOpen(false), put(code, value))} />
          <fieldset className="border-t border-line pt-3">
            <legend className="float-left mb-2 w-full text-xs font-semibold text-muted">{t('show')}</legend>
            <div className="clear-both flex flex-col gap-1.5">
              {fields.map(field => {
                const code = fieldCode(field)
                const isShown = shown.includes(code)
                return (
                  <Checkbox
                    key={code}
                    label={field.name}
                    checked={isShown}
                    disabled={!isShown && shown.length >= MOST_SHOWN}
                    onCheckedChange={on => show(code, on)}
                  />
                )
              })}
            </div>
          </fieldset>
        </PopoverContent>
      </Popover>
    </>
  )
}

function keepShown(list: FieldChipsProps['list'], codes: string[]) {
  keepChoice(shownCookie(list), codes.join(','))
}

function useFilterWords() {
  const t = useTranslations('fields.filter')
  const locale = useLocale()
  return ({ field, must }: FieldFilter): string => {
    const { name, type } = field
    if (must.be === 'containing') return t('contain', { name, value: must.text })
    if (must.be === 'value') return t('is', { name, value: formatValue(type, must.value, locale) })
    const [from, to] = [must.from, must.to].map(bound => (bound === null ? null : formatValue(type, bound, locale)))
    if (from && to) return t('between', { name, from, to })
    return from ? t('least', { name, from }) : t('most', { name, to: to ?? '' })
  }
}
