import { SPRITE } from '@/components/ui/sprite'

/** The mark: a counter bell on its counter. Decorative; the name stands beside it or in a label. */
export function ProductMark() {
  return (
    <svg aria-hidden className="size-7 shrink-0">
      <use href={`${SPRITE}#product-mark`} />
    </svg>
  )
}
