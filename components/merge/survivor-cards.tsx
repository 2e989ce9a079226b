'use client'

import { ArrowLeftRight } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { contactLabel } from '@/lib/contacts/contact-label'
import type { MergePage, MergeSide } from '@/lib/identity/merge-page'
import { opposite, type Side } from './merge-state'
import { SideFacts } from './side-facts'

type SurvivorCardsProps = { page: MergePage; survivor: Side; onChange: (survivor: Side) => void }

/** The two contacts as cards; the chosen one stays. Radio buttons underneath, so arrow keys move the choice. */
export function SurvivorCards({ page, survivor, onChange }: SurvivorCardsProps) {
  const t = useTranslations('merge.sides')
  return (
    <div>
      <div className="mb-2 flex items-center justify-between gap-3">
        <span aria-hidden className="text-xs font-semibold text-muted">
          {t('label')}
        </span>
        <Button size="sm" tone="quiet" onClick={() => onChange(opposite(survivor))}>
          <ArrowLeftRight aria-hidden />
          {t('swap')}
        </Button>
      </div>
      <fieldset className="grid gap-3 sm:grid-cols-2">
        <legend className="sr-only">{t('label')}</legend>
        {(['one', 'other'] as const).map(side => (
          <SideCard key={side} person={page[side]} isSurvivor={side === survivor} onChoose={() => onChange(side)} />
        ))}
      </fieldset>
    </div>
  )
}

function SideCard({ person, isSurvivor, onChoose }: { person: MergeSide; isSurvivor: boolean; onChoose: () => void }) {
  const t = useTranslations('merge')
  const label = contactLabel(person, t('visitor'))
  return (
    <label
      className={cn(
        'relative flex items-start gap-3 rounded-lg border px-4 py-3.5 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent',
        isSurvivor ? 'border-accent bg-accent-soft' : 'border-line bg-surface hover:bg-hover',
      )}
    >
      <input
        type="radio"
        name="survivor"
        checked={isSurvivor}
        onChange={onChoose}
        className="mt-3.5 size-4 shrink-0 cursor-pointer before:absolute before:inset-0"
      />
      <Avatar name={label} seed={person.id} size="lg" />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 truncate text-lg font-semibold">{label}</span>
          <Badge tone={isSurvivor ? 'accent' : 'neutral'}>{t(isSurvivor ? 'sides.stays' : 'sides.goes')}</Badge>
        </span>
        <SideFacts person={person} />
      </span>
    </label>
  )
}
