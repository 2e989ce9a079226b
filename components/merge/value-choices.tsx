'use client'

import { BadgeCheck, Mail, Phone, Star, UsersRound } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Checkbox } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import { contactLabel } from '@/lib/contacts/contact-label'
import type { MergePage, UnitedValue } from '@/lib/identity/merge-page'
import type { ValueKind } from '@/lib/identity/rows'
import { SourceBadges } from './source-badges'
import { starOf, valueId, type MergeState } from './merge-state'

type ValueChoicesProps = {
  page: MergePage
  state: MergeState
  onStar: (kind: ValueKind, id: string) => void
  onDrop: (id: string, isDropped: boolean) => void
}

/** The united e-mails and phones: a star for the primary, a tick for what comes along. Nothing is left out by itself. */
export function ValueChoices({ page, state, onStar, onDrop }: ValueChoicesProps) {
  const t = useTranslations('merge.values')
  if (page.values.length === 0) return null
  return (
    <section aria-label={t('title')} className="overflow-hidden rounded-lg border border-line bg-surface">
      <h2 className="border-b border-line px-4 py-2.5 text-base font-semibold">{t('title')}</h2>
      {(['email', 'phone'] as const).map(kind => {
        const starred = starOf(state, page.values, kind)
        const rows = page.values.filter(value => value.kind === kind).map(value => ({ value, id: valueId(value) }))
        return rows.length === 0 ? null : (
          <fieldset key={kind} className="border-b border-line last:border-b-0">
            <legend className="sr-only">{t(kind)}</legend>
            {rows.map(({ value, id }) => (
              <ValueRow
                key={id}
                {...{ page, value }}
                isStarred={id === starred}
                isDropped={state.dropped.includes(id)}
                onStar={() => onStar(kind, id)}
                onDrop={isDropped => onDrop(id, isDropped)}
              />
            ))}
          </fieldset>
        )
      })}
    </section>
  )
}

type ValueRowProps = {
  page: MergePage
  value: UnitedValue
  isStarred: boolean
  isDropped: boolean
  onStar: () => void
  onDrop: (isDropped: boolean) => void
}

function ValueRow({ page, value, isStarred, isDropped, onStar, onDrop }: ValueRowProps) {
  const t = useTranslations('merge')
  const Icon = value.kind === 'email' ? Mail : Phone
  const { one, other } = value.of
  const whose =
    one && other
      ? t('values.ofBoth')
      : t('values.of', { name: contactLabel(one ? page.one : page.other, t('visitor')) })
  const isVerified = one?.verified || other?.verified
  const isShared = one?.shared || other?.shared
  return (
    <div className={cn('flex items-center gap-3 px-4 py-2', isDropped && 'bg-sunken')}>
      <Checkbox
        checked={!isDropped}
        onCheckedChange={next => onDrop(!next)}
        aria-label={t('values.keep', { value: value.shown })}
      />
      <Icon aria-hidden className="size-4 shrink-0 text-muted max-sm:hidden" />
      <div className="min-w-0 flex-1">
        <p className={cn('text-base break-all tabular-nums', isDropped && 'text-muted line-through')}>{value.shown}</p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
          {whose}
          <SourceBadges sources={[one, other].flatMap(side => side?.source ?? [])} />
          {isVerified ? (
            <Badge tone="good" icon={BadgeCheck}>
              {t('values.verified')}
            </Badge>
          ) : null}
          {isShared ? <Badge icon={UsersRound}>{t('values.shared')}</Badge> : null}
        </p>
      </div>
      <label
        className={cn(
          'relative inline-flex h-8 shrink-0 items-center gap-1.5 rounded-full px-2.5 text-sm touch:h-11',
          'has-focus-visible:outline-2 has-focus-visible:outline-accent',
          isStarred ? 'bg-accent-soft font-semibold text-accent-ink' : 'text-muted hover:bg-hover',
          isDropped && 'invisible',
        )}
      >
        <input
          type="radio"
          name={`primary ${value.kind}`}
          checked={isStarred}
          disabled={isDropped}
          onChange={onStar}
          aria-label={t('values.star', { value: value.shown })}
          className="absolute inset-0 cursor-pointer opacity-0"
        />
        <Star aria-hidden className={cn('size-4', isStarred && 'fill-current')} />
        {isStarred ? <span className="max-sm:sr-only">{t('values.primary')}</span> : null}
      </label>
    </div>
  )
}
