import { cva, type VariantProps } from 'class-variance-authority'
import type { IconComponent } from './icons'
import type { ReactNode } from 'react'
import { cn } from './cn'

const badgeStyles = cva(
  'inline-flex h-5 max-w-full shrink-0 items-center gap-1 rounded-full border px-2 text-xs font-semibold whitespace-nowrap',
  {
    variants: {
      tone: {
        neutral: 'border-line bg-sunken text-muted',
        accent: 'border-accent-line bg-accent-soft text-accent-ink',
        warn: 'border-warn-line bg-warn-soft text-warn-ink',
        danger: 'border-danger-line bg-danger-soft text-danger-ink',
        info: 'border-info-line bg-info-soft text-info-ink',
        good: 'border-good-line bg-good-soft text-good-ink',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
)

export type Tone = NonNullable<VariantProps<typeof badgeStyles>['tone']>

type BadgeProps = {
  tone?: Tone
  icon?: IconComponent
  /** A small breathing dot: something is going on right now. */
  live?: boolean
  className?: string
  children: ReactNode
}

/** A state in a word. The word carries the meaning; colour and icon only help the eye. */
export function Badge({ tone, icon: Icon, live = false, className, children }: BadgeProps) {
  return (
    <span className={cn(badgeStyles({ tone }), className)}>
      {live ? <span aria-hidden className="size-1.5 animate-breathe rounded-full bg-current" /> : null}
      {Icon ? <Icon aria-hidden className="size-3 shrink-0" strokeWidth={2.25} /> : null}
      <span className="truncate">{children}</span>
    </span>
  )
}
