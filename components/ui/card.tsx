import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

/** A thing apart, with a hairline around it. Lists are not cards: use List. */
export function Card({ className, ...props }: ComponentProps<'section'>) {
  return <section className={cn('rounded-lg border border-line bg-surface', className)} {...props} />
}

/** The name of a card and what can be done to it. */
export function CardHeader({
  title,
  actions,
  className,
}: {
  title: ReactNode
  actions?: ReactNode
  className?: string
}) {
  return (
    <header className={cn('flex min-h-11 items-center justify-between gap-3 px-4 pt-1.5', className)}>
      <h2 className="min-w-0 flex-1 text-base font-semibold break-words">{title}</h2>
      {actions ? <div className="flex shrink-0 items-center gap-1">{actions}</div> : null}
    </header>
  )
}

/** What the card holds. */
export function CardBody({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('px-4 pt-1 pb-4', className)} {...props} />
}
