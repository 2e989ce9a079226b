import type { ReactNode } from 'react'
import { cn } from './cn'

/** Names and values of one thing. */
export function DefinitionList({ className, children }: { className?: string; children: ReactNode }) {
  return <dl className={cn('grid gap-y-2.5', className)}>{children}</dl>
}

/** One name and its value; beside one another where there is room. A missing value is an em dash. */
export function Definition({ term, children }: { term: ReactNode; children?: ReactNode }) {
  const empty = children === null || children === undefined || children === ''
  return (
    <div className="grid gap-x-4 sm:grid-cols-[minmax(6rem,2fr)_5fr]">
      <dt className="text-sm leading-5 text-muted">{term}</dt>
      <dd className="min-w-0 text-base break-words">{empty ? <span className="text-muted">—</span> : children}</dd>
    </div>
  )
}
