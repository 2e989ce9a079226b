'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { contactLabel } from '@/lib/contacts/contact-label'
import type { MergePage } from '@/lib/identity/merge-page'
import { formatDate } from '@/lib/i18n/format'
import { FieldName, FieldText } from './field-words'
import { takenOf, valueOf, type MergeState, type Side, type Taken } from './merge-state'

type FieldChoicesProps = {
  page: MergePage
  state: MergeState
  onTake: (field: string, taken: Taken) => void
  onTakeAll: (side: Side) => void
}

/** The fields that differ, each with the value of either side; equal ones are folded. */
export function FieldChoices({ page, state, onTake, onTakeAll }: FieldChoicesProps) {
  const t = useTranslations('merge')
  const differing = page.fields.filter(field => field.differs)
  const equal = page.fields.filter(field => !field.differs)
  return (
    <section aria-label={t('fields.title')} className="overflow-hidden rounded-lg border border-line bg-surface">
      <header className="grid gap-x-4 border-b border-line px-4 py-2.5 sm:grid-cols-[9rem_1fr_1fr]">
        <h2 className="self-center text-base font-semibold">{t('fields.title')}</h2>
        {differing.length > 0
          ? (['one', 'other'] as const).map(side => (
              <span key={side} className="flex min-w-0 items-center justify-between gap-2">
                <span className="min-w-0 text-sm break-words text-muted">{contactLabel(page[side], t('visitor'))}</span>
                <Button
                  size="sm"
                  tone="quiet"
                  aria-label={t('fields.takeAllOf', { name: contactLabel(page[side], t('visitor')) })}
                  onClick={() => onTakeAll(side)}
                >
                  {t('fields.takeAll')}
                </Button>
              </span>
            ))
          : null}
      </header>
      {differing.length === 0 ? <p className="px-4 py-3 text-base text-muted">{t('fields.none')}</p> : null}
      <div className="divide-y divide-line">
        {differing.map(field => (
          <FieldRow
            key={field.field}
            {...{ page, field }}
            taken={takenOf(state, field)}
            onTake={taken => onTake(field.field, taken)}
          />
        ))}
      </div>
      <RuledFields page={page} survivor={state.survivor} />
      {equal.length > 0 ? (
        <details className="border-t border-line px-4 py-2.5 touch:py-0 touch:open:pb-3">
          <summary className="cursor-pointer text-base text-muted">
            {t('fields.equal', { count: equal.length })}
          </summary>
          <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[9rem_1fr]">
            {equal.map(field => (
              <div key={field.field} className="contents">
                <dt className="text-sm text-muted">
                  <FieldName field={field.field} own={page.own} />
                </dt>
                <dd className="text-base break-words">
                  <FieldText field={field.field} value={field.survivor} own={page.own} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </section>
  )
}

type FieldRowProps = {
  page: MergePage
  field: MergePage['fields'][number]
  taken: Taken
  onTake: (taken: Taken) => void
}

// Empty never beats filled: an empty side can be read, not chosen.
function FieldRow({ page, field, taken, onTake }: FieldRowProps) {
  const t = useTranslations('merge')
  const options: Taken[] = field.canKeepBoth ? ['one', 'other', 'both'] : ['one', 'other']
  return (
    <fieldset className="grid gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[9rem_1fr_1fr]">
      <legend className="sr-only">
        <FieldName field={field.field} own={page.own} />
      </legend>
      <p aria-hidden className={cn('text-sm font-semibold text-muted sm:pt-2', field.canKeepBoth && 'sm:row-span-2')}>
        <FieldName field={field.field} own={page.own} />
      </p>
      {options.map(option => {
        const value = option === 'both' ? t('fields.both') : valueOf(field, option)
        return (
          <label
            key={option}
            className={cn(
              'relative flex min-h-9 items-start gap-2.5 rounded-md border px-3 py-2 transition-colors touch:min-h-11',
              'has-focus-visible:outline-2 has-focus-visible:outline-accent',
              taken === option ? 'border-accent bg-accent-soft' : 'border-line',
              value === null ? 'text-muted' : 'hover:bg-hover',
              option === 'both' && 'sm:col-span-2 sm:col-start-2 sm:w-fit',
            )}
          >
            <input
              type="radio"
              name={`field ${field.field}`}
              checked={taken === option}
              disabled={value === null}
              onChange={() => onTake(option)}
              className="mt-0.5 size-4 shrink-0"
            />
            <span className="min-w-0">
              {option === 'both' ? null : (
                <span className="block text-xs text-muted sm:hidden">{contactLabel(page[option], t('visitor'))}</span>
              )}
              <span className="block text-base break-words whitespace-pre-wrap">
                {option === 'both' ? value : <FieldText field={field.field} value={value} own={page.own} />}
              </span>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}

function RuledFields({ page, survivor }: { page: MergePage; survivor: Side }) {
  const t = useTranslations('merge.fields')
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  const { one, other } = page
  const rules = [
    one.owner === other.owner ? null : { name: t('owner'), text: t('ownerText'), values: [page.ownerIf[survivor]] },
    {
      name: t('created'),
      text: t('createdText'),
      values: [[one.createdAt, other.createdAt].toSorted()[0] ?? null].map(at => at && formatDate(at, reader)),
    },
    one.firstTouch === null && other.firstTouch === null
      ? null
      : {
          name: t('firstTouch'),
          text: t('firstTouchText'),
          values: [[one.firstTouch, other.firstTouch].filter(at => at !== null).toSorted()[0] ?? null].map(
            at => at && formatDate(at, reader),
          ),
        },
    one.tags.join() === other.tags.join()
      ? null
      : { name: t('tags'), text: t('tagsText'), values: [[...new Set([...one.tags, ...other.tags])].join(', ')] },
  ].filter(rule => rule !== null)
  return (
    <div className="border-t border-line bg-sunken px-4 py-2.5">
      <h3 className="mb-1 text-xs font-semibold text-muted">{t('rules')}</h3>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[9rem_1fr]">
        {rules.map(rule => (
          <div key={rule.name} className="contents">
            <dt className="text-sm text-muted">{rule.name}</dt>
            <dd className="text-base">
              {rule.values[0] ?? '–'} <span className="text-sm text-muted">({rule.text})</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
