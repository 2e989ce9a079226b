import { cn } from '@/components/ui/cn'

/** The mark: a counter bell on its counter. Decorative; the name stands beside it or in a label. */
export function ProductMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cn('size-7 shrink-0', className)}>
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <g fill="var(--on-accent)">
        <circle cx="16" cy="8.6" r="1.7" />
        <rect x="15.2" y="9.5" width="1.6" height="3" />
        <path d="M8 19.4a8 8 0 0 1 16 0 .6.6 0 0 1-.6.6H8.6a.6.6 0 0 1-.6-.6Z" />
        <rect x="5.5" y="21.8" width="21" height="2.2" rx="1.1" />
      </g>
      <path
        d="M11.4 17.6a4.9 4.9 0 0 1 3.2-3.5"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
    </svg>
  )
}
