import { BreakableAddress } from '@/components/ui/breakable'
import { cn } from '@/components/ui/cn'
import type { Marked } from '@/lib/identity/mark-difference'

/** A value with the part that differs from the other one under the marker pen. */
export function MarkedValue({ marked, side }: { marked: Marked; side: 'crm' | 'chat' }) {
  return (
    <>
      <BreakableAddress text={marked.before} />
      {marked.differs ? (
        <mark
          className={cn(
            // Room of its own: without it the box would hide the dot or the digit before it.
            'mx-px rounded-sm px-px',
            side === 'chat'
              ? 'bg-warn-soft text-warn-ink ring-1 ring-warn-line'
              : 'bg-sunken text-inherit ring-1 ring-line',
          )}
        >
          <BreakableAddress text={marked.differs} />
        </mark>
      ) : null}
      <BreakableAddress text={marked.after} />
    </>
  )
}
