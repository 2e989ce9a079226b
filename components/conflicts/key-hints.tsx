'use client'

import { useTranslations } from 'next-intl'
import { useMayChange } from '@/components/layout/may-change'
import { Kbd } from '@/components/ui/kbd'
import type { Offer } from '@/lib/identity/choices'

type KeyHintsProps = {
  /** What the person may choose from; none where the conflict is settled, or another's to settle. */
  offers: readonly Offer[]
  hasNeighbours: boolean
}

/** The keys that do something on this page, with the numbers that are really there; nothing on a touch screen. */
export function KeyHints({ offers, hasNeighbours }: KeyHintsProps) {
  const t = useTranslations('conflicts.keys')
  const mayChange = useMayChange()
  const numbers = mayChange ? offers.map(offer => offer.number).toSorted((one, other) => one - other) : []
  if (!hasNeighbours && numbers.length === 0) return null
  return (
    <p
      aria-label={t('label')}
      role="note"
      className="mb-3 hidden flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted md:flex touch:hidden"
    >
      {hasNeighbours ? (
        <span className="flex items-center gap-1.5">
          <Kbd>J</Kbd>
          <Kbd>K</Kbd> {t('move')}
        </span>
      ) : null}
      {numbers.length > 0 ? (
        <>
          <span className="flex items-center gap-1.5">
            <Numbers numbers={numbers} /> {t('settle')}
          </span>
          <span className="flex items-center gap-1.5">
            <Kbd>Z</Kbd> {t('undo')}
          </span>
        </>
      ) : null}
    </p>
  )
}

function Numbers({ numbers }: { numbers: number[] }) {
  const [first, last] = [numbers[0], numbers.at(-1)]
  const isRange = first !== undefined && last !== undefined && last - first === numbers.length - 1 && numbers.length > 2
  if (isRange)
    return (
      <>
        <Kbd>{first}</Kbd>–<Kbd>{last}</Kbd>
      </>
    )
  return numbers.map(number => <Kbd key={number}>{number}</Kbd>)
}
