import { cn } from './cn'

type CountProps = { value: number; tone?: 'neutral' | 'warn' | 'danger'; className?: string }

/** How many are waiting, in a small pill; nothing at all for none. Beyond 99 it says 99+. */
export function Count({ value, tone = 'neutral', className }: CountProps) {
  if (value <= 0) return null
  return <span className={cn(`count count-${tone}`, className)}>{value > 99 ? '99+' : value}</span>
}
