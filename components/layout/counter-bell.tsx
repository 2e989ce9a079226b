/** The bell alone, to stand on an edge drawn under it. Decorative. */
export function CounterBell({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 22" aria-hidden className={className} fill="currentColor">
      <circle cx="20" cy="3" r="2.3" />
      <rect x="19" y="4" width="2" height="4" />
      <path d="M9.5 17a10.5 10.5 0 0 1 21 0 .8.8 0 0 1-.8.8H10.3a.8.8 0 0 1-.8-.8Z" />
      <rect x="7.5" y="19.2" width="25" height="1.4" rx=".7" />
      <path
        d="M13.6 14.6a6.9 6.9 0 0 1 4.3-4.7"
        fill="none"
        stroke="var(--surface)"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </svg>
  )
}
