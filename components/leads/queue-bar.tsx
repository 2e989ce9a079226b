'use client'

import { UserRoundCheck } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { NamedOptions } from '@/components/ui/named-options'
import { Select } from '@/components/ui/select'
import { useNotice } from '@/components/ui/use-notice'
import { giveLeadsAction, ungiveLeadsAction } from '@/lib/leads/queue-actions'

type QueueBarProps = {
  ids: string[]
  chosen: string[]
  people: { id: string; name: string }[]
  onAll: () => void
  onClear: () => void
}

/** What can be done with the selected leads: given to one person in one act, with a way back. */
export function QueueBar({ ids, chosen, people, onAll, onClear }: QueueBarProps) {
  const t = useTranslations('queue.bulk')
  const [ownerId, setOwnerId] = useState('')
  const [busy, give] = useGive(people, onClear)
  return (
    <div className="sticky top-0 z-20 -mx-4 mb-3 flex flex-wrap items-center gap-2 border-b border-transparent bg-canvas px-4 py-2 md:top-0 md:-mx-8 md:px-8">
      <Button size="sm" tone="quiet" onClick={chosen.length === ids.length ? onClear : onAll}>
        {t(chosen.length === ids.length ? 'none' : 'all')}
      </Button>
      {chosen.length > 0 ? (
        <form
          aria-label={t('label')}
          className="flex min-w-0 flex-wrap items-center gap-2"
          onSubmit={event => {
            event.preventDefault()
            if (ownerId) give(chosen, ownerId)
          }}
        >
          <p aria-live="polite" className="text-sm font-semibold whitespace-nowrap tabular-nums">
            {t('chosen', { count: chosen.length })}
          </p>
          <Select
            aria-label={t('to')}
            className="w-52"
            value={ownerId}
            onChange={event => setOwnerId(event.target.value)}
            required
          >
            <option value="">{t('choose')}</option>
            <NamedOptions of={people} />
          </Select>
          <Button type="submit" tone="primary" busy={busy} disabled={ownerId === ''}>
            <UserRoundCheck aria-hidden />
            {t('give')}
          </Button>
        </form>
      ) : (
        <KeyHints />
      )}
    </div>
  )
}

function useGive(people: QueueBarProps['people'], onGiven: () => void) {
  const t = useTranslations('queue.bulk')
  const refused = useTranslations('queue')
  const notice = useNotice()
  const [busy, start] = useTransition()
  const undo = async (ids: string[], act: string) => {
    const result = await ungiveLeadsAction({ ids, act }).catch(() => null)
    if (result?.ok) notice.done(t('back', { count: result.back }))
    else notice.failed(refused('refused'))
  }
  const give = (ids: string[], ownerId: string) =>
    start(async () => {
      const result = await giveLeadsAction({ ids, ownerId }).catch(() => null)
      if (!result?.ok)
        return void notice.failed(result?.reason === 'unknown_manager' ? t('unknown_manager') : refused('refused'))
      onGiven()
      const { given, late, act } = result
      if (given.length === 0) return void notice.failed(t('noneGiven'))
      const name = people.find(person => person.id === ownerId)?.name ?? ''
      const words = [t('given', { count: given.length, name }), ...(late > 0 ? [t('late', { count: late })] : [])]
      notice.undoable(words.join('. '), () => void undo(given, act))
    })
  return [busy, give] as const
}

function KeyHints() {
  const t = useTranslations('queue.keys')
  return (
    <p
      role="note"
      aria-label={t('label')}
      className="hidden items-center gap-x-4 text-xs text-muted md:flex touch:hidden"
    >
      <span className="flex items-center gap-1.5">
        <Kbd>J</Kbd>
        <Kbd>K</Kbd> {t('move')}
      </span>
      <span className="flex items-center gap-1.5">
        <Kbd>X</Kbd> {t('select')}
      </span>
      <span className="flex items-center gap-1.5">
        <Kbd>Shift</Kbd>
        <Kbd>X</Kbd> {t('range')}
      </span>
    </p>
  )
}
