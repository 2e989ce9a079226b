import type { IconComponent } from './icons'
import type { ReactNode } from 'react'
import { cn } from './cn'

type EmptyStateProps = {
  icon: IconComponent
  title: string
  /** What will be here, and how it gets here. */
  text?: ReactNode
  /** The next thing to do. */
  action?: ReactNode
  tone?: 'calm' | 'danger'
  /** Where this is all that the page has to say. */
  isPage?: boolean
  className?: string
}

/** A place with nothing in it yet: the icon stands on the counter, waiting. */
export function EmptyState({
  icon: Icon,
  title,
  text,
  action,
  tone = 'calm',
  isPage = false,
  className,
}: EmptyStateProps) {
  const Heading = isPage ? 'h1' : 'h2'
  return (
    <div className={cn('flex flex-col items-center px-6 py-14 text-center', className)}>
      <div aria-hidden className="relative mb-5 flex w-44 justify-center">
        <span
          className={cn(
            'flex size-12 items-center justify-center rounded-t-lg',
            tone === 'danger' ? 'bg-danger-soft text-danger' : 'bg-accent-soft text-accent',
          )}
        >
          <Icon className="size-6" strokeWidth={1.75} />
        </span>
        <span className="absolute inset-x-0 -bottom-0.5 h-0.5 rounded-full bg-linear-to-r from-transparent via-line-strong to-transparent" />
      </div>
      <Heading className="text-lg font-semibold">{title}</Heading>
      {text ? <p className="mt-1 max-w-md text-base text-pretty text-muted">{text}</p> : null}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}
