import type { IconComponent } from './icons'
import type { ReactNode } from 'react'
import { cn } from './cn'

export type Tone = 'neutral' | 'accent' | 'warn' | 'danger' | 'info' | 'good'

type BadgeProps = {
  tone?: Tone
  icon?: IconComponent
  /** A small breathing dot: something is going on right now. */
  live?: boolean
  className?: string
  title?: string | undefined
  children: ReactNode
}

/** A state in a word. The word carries the meaning; colour and icon only help the eye. */
export function Badge({ tone = 'neutral', icon: Icon, live = false, className, title, children }: BadgeProps) {
  return (
    <span title={title} className={cn(`badge badge-${tone}`, className)}>
      {live ? <span aria-hidden className="size-1.5 animate-breathe rounded-full bg-current" /> : null}
      {Icon ? <Icon aria-hidden /> : null}
      <span className="truncate">{children}</span>
    </span>
  )
}
