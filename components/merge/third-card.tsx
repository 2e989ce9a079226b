'use client'

import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Checkbox } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import { contactLabel } from '@/lib/contacts/contact-label'
import type { MergeSide } from '@/lib/identity/merge-page'
import { SideFacts } from './side-facts'

type ThirdCardProps = { person: MergeSide; goesOn: boolean; onChange: (goesOn: boolean) => void }

/** Somebody who may be the same person too: two are decided about at a time, and this one can be next. */
export function ThirdCard({ person, goesOn, onChange }: ThirdCardProps) {
  const t = useTranslations('merge')
  const label = contactLabel(person, t('visitor'))
  return (
    <label
      className={cn(
        'flex items-start gap-3 rounded-lg border border-dashed px-4 py-3.5 transition-colors',
        goesOn ? 'border-accent bg-accent-soft' : 'border-line-strong hover:bg-hover',
      )}
    >
      <Checkbox
        checked={goesOn}
        onCheckedChange={to => onChange(to)}
        className="mt-2.5"
        aria-label={t('third.next', { name: label })}
      />
      <Avatar name={label} seed={person.id} size="lg" />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-base font-semibold">{t('third.title', { name: label })}</span>
        <SideFacts person={person} />
        <span className="mt-1 block text-base">{t('third.text')}</span>
      </span>
    </label>
  )
}
