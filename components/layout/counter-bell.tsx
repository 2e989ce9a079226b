import { SPRITE } from '@/components/ui/sprite'

/** The bell alone, to stand on an edge drawn under it. Decorative. */
export function CounterBell({ className }: { className?: string }) {
  return (
    <svg aria-hidden className={className}>
      <use href={`${SPRITE}#counter-bell`} />
    </svg>
  )
}
