'use client'

import { useTranslations } from 'next-intl'
import { useOptimistic, useTransition } from 'react'
import { NamedOptions } from '@/components/ui/named-options'
import { Select } from '@/components/ui/select'
import { useNotice } from '@/components/ui/use-notice'
import { mapOperatorAction } from '@/lib/team/actions'
import type { OperatorRow, PersonOption } from '@/lib/team/queries'

type OperatorManagerProps = { operator: OperatorRow; managers: PersonOption[] }

/** Whose an operator's chats are; choosing saves at once. */
export function OperatorManager({ operator, managers }: OperatorManagerProps) {
  const t = useTranslations('operators')
  const notice = useNotice()
  const [chosen, show] = useOptimistic(operator.mappedUserId ?? '')
  const [, start] = useTransition()
  const former = operator.mappedUserId && !managers.some(manager => manager.id === operator.mappedUserId)

  const choose = (userId: string) =>
    start(async () => {
      show(userId)
      const result = await mapOperatorAction({ operatorId: operator.id, userId: userId || null })
      if (result.ok) notice.done(t('saved'))
      else notice.failed(t('refused'))
    })

  return (
    <Select
      aria-label={t('managerOf', { operator: operator.name ?? operator.key })}
      className="w-full sm:w-56"
      value={chosen}
      onChange={event => choose(event.target.value)}
    >
      <option value="">{automatic(operator, t)}</option>
      {former ? <option value={operator.mappedUserId ?? ''}>{t('former')}</option> : null}
      <NamedOptions of={managers} />
    </Select>
  )
}

function automatic(operator: OperatorRow, t: ReturnType<typeof useTranslations<'operators'>>): string {
  return operator.manager?.by === 'equal' ? t('automatic', { name: operator.manager.name }) : t('nobody')
}
