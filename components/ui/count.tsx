import { cn } from './cn'

type CountProps = { value: number; tone?: 'neutral' | 'warn' | 'danger'; className?: string }

const tones = {
  neutral: 'border-transparent bg-pressed text-ink',
  warn: 'border-warn-line bg-warn-soft text-warn-ink',
  danger: 'border-danger-line bg-danger-soft text-danger-ink',
}

/** How many are waiting, in a small pill; nothing at all for none. Beyond 99 it says 99+. */
export function Count({ value, tone = 'neutral', className }: CountProps) {
  if (value <= 0) return null
  return (
    <span
      className={cn(
        'inline-flex h-5 min-w-5 items-center justify-center rounded-full border px-1.5 text-xs font-semibold tabular-nums',
        tones[tone],
        className,
      )}
    >
      {value > 99 ? '99+' : value}
    </span>
  )
}
