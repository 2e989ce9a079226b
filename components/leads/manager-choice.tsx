'use client'

import { Hand } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useMayChange } from '@/components/layout/may-change'
import { Button } from '@/components/ui/button'
import { NamedOptions } from '@/components/ui/named-options'
import { Select } from '@/components/ui/select'
import { useLeadEdit } from './use-lead-edit'

type Person = { id: string; name: string }
type ManagerChoiceProps = { id: string; version: number; manager: Person | null; people: Person[]; userId: string }

/** Whose lead it is, and another choice; without anybody, a way to take it that only the first one wins. */
export function ManagerChoice({ id, version, manager, people, userId }: ManagerChoiceProps) {
  const t = useTranslations('leads')
  const [busy, save] = useLeadEdit()
  const mayChange = useMayChange()
  const offered = manager && !people.some(person => person.id === manager.id) ? [manager, ...people] : people
  const give = (value: string | null) => {
    const was = manager?.id ?? null
    const name = offered.find(person => person.id === value)?.name
    save(
      { id, version, field: 'manager', was, value },
      {
        done: name ? t('actions.managed', { name }) : t('actions.unmanaged'),
        back: { id, version, field: 'manager', was: value, value: was },
        nameOf: () => t('nobody'),
      },
    )
  }
  if (!mayChange) return <p className="text-base font-semibold">{manager?.name ?? t('nobody')}</p>
  return (
    <div className="flex items-center gap-2">
      <Select
        key={manager?.id ?? ''}
        aria-label={t('card.manager')}
        className="min-w-0 flex-1"
        defaultValue={manager?.id ?? ''}
        disabled={busy}
        onChange={event => give(event.target.value || null)}
      >
        <option value="">{t('nobody')}</option>
        <NamedOptions of={offered} />
      </Select>
      {manager ? null : (
        <Button tone="primary" busy={busy} onClick={() => give(userId)}>
          <Hand aria-hidden />
          {t('actions.take')}
        </Button>
      )}
    </div>
  )
}
