'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useMayChange } from '@/components/layout/may-change'
import { WholePhones } from '@/components/ui/breakable'
import { Checkbox } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import { Kbd } from '@/components/ui/kbd'
import { offerOfKey, type Choice, type Offer } from '@/lib/identity/choices'
import type { ConflictCase } from '@/lib/identity/conflict-case'
import { choiceValues, choiceWords } from './choice-words'
import { isTyping } from '@/components/ui/is-typing'

type ChoiceButtonsProps = {
  conflict: ConflictCase
  busy: boolean
  onChoose: (choice: Choice, neverAskAgain: boolean) => void
  /** The number keys of the whole page settle this conflict. */
  withKeys?: boolean
}

/** The choices as numbered buttons, each with one line of what it will do. */
export function ChoiceButtons({ conflict, busy, onChoose, withKeys = false }: ChoiceButtonsProps) {
  const t = useTranslations('conflicts.choices')
  const router = useRouter()
  const [silent, setSilent] = useState(false)
  const [asked, setAsked] = useState<Choice | null>(null)
  const mayChange = useMayChange()
  const values = choiceValues(conflict, useTranslations('conflicts')('visitor'))
  const choose = (offer: Offer) => {
    if (busy) return
    if (offer.choice === 'merge')
      return router.push(`/contacts/${conflict.contact.id}/merge/${conflict.other?.id}?conflict=${conflict.id}`)
    if (offer.needsSecondPress && asked !== offer.choice) return setAsked(offer.choice)
    onChoose(offer.choice, silent)
  }
  useNumberKeys(withKeys && mayChange, conflict.offers, choose)
  if (!mayChange) return null
  return (
    <section aria-label={t('title')}>
      <h3 className="mb-2 text-xs font-semibold text-muted">{t('title')}</h3>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {conflict.offers.map((offer, index) => (
          <li key={offer.choice}>
            <ChoiceButton
              {...{ conflict, offer, busy, values, withKeys }}
              isFirst={index === 0}
              isAsked={asked === offer.choice}
              onPress={() => choose(offer)}
            />
            {offer.canSilence && conflict.crm !== null ? (
              <div className="pr-3.5 pb-2 pl-[2.875rem]">
                <Checkbox
                  checked={silent}
                  onCheckedChange={next => setSilent(next)}
                  label={<WholePhones text={t('never', { crm: values.crm ?? '' })} />}
                />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

type ChoiceButtonProps = {
  conflict: ConflictCase
  offer: Offer
  busy: boolean
  values: Record<string, string>
  withKeys: boolean
  isFirst: boolean
  isAsked: boolean
  onPress: () => void
}

function ChoiceButton({ conflict, offer, busy, values, withKeys, isFirst, isAsked, onPress }: ChoiceButtonProps) {
  const t = useTranslations('conflicts')
  const words = choiceWords(offer.choice, conflict, t('visitor'))
  return (
    <button
      type="button"
      aria-disabled={busy || undefined}
      aria-keyshortcuts={withKeys ? String(offer.number) : undefined}
      onClick={onPress}
      className={cn(
        'flex w-full items-start gap-3 px-3.5 py-2 text-left transition-colors hover:bg-accent-soft active:bg-pressed',
        'focus-visible:-outline-offset-2 aria-disabled:opacity-60',
        isAsked && 'bg-warn-soft hover:bg-warn-soft!',
      )}
    >
      <Kbd className={cn('mt-0.5 shrink-0', isFirst && 'border-accent-line text-accent-ink')}>{offer.number}</Kbd>
      <span className="min-w-0">
        <span className="block text-base font-semibold">{t(`choices.${offer.choice}`, values)}</span>
        <span
          className={cn('block text-base break-words', isAsked ? 'text-warn-ink' : 'text-muted')}
          role={isAsked ? 'alert' : undefined}
        >
          <WholePhones
            text={isAsked ? t('choices.again', { crm: values.crm ?? '' }) : t(`choices.${words.key}`, words.values)}
          />
        </span>
      </span>
    </button>
  )
}

function useNumberKeys(isOn: boolean, offers: Offer[], choose: (offer: Offer) => void) {
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const offer = offerOfKey(offers, event.key)
      if (!offer) return
      event.preventDefault()
      choose(offer)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}
