import { Link } from './link'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

/** Things of one kind under one another on one surface, hairlines between. */
export function List({ className, ...props }: ComponentProps<'ul'>) {
  return (
    <ul
      className={cn('divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface', className)}
      {...props}
    />
  )
}

type ListRowProps = {
  /** What a link elsewhere leads to: the row is marked when one comes by it. */
  id?: string
  /** Where the row leads; the whole row can be pressed, and what is in `end` keeps its own presses. */
  href?: string
  /** An avatar or an icon. */
  start?: ReactNode
  title: ReactNode
  /** Under the title, smaller. */
  detail?: ReactNode
  /** States in a word: at the right where there is room, under the detail on a phone. */
  badges?: ReactNode
  /** A time, a person or a button at the right. */
  end?: ReactNode
  /** The row that is open beside the list. */
  current?: boolean
  className?: string
}

/** One row: 44 px and more, never less. */
export function ListRow({ id, href, start, title, detail, badges, end, current = false, className }: ListRowProps) {
  return (
    <li
      id={id}
      className={cn(
        'group relative flex min-h-11 items-center gap-3 px-4 py-2 transition-colors',
        href && 'hover:bg-hover',
        id && 'scroll-mt-20 target:bg-accent-soft',
        current && 'bg-accent-soft before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-accent',
        className,
      )}
    >
      {start}
      <div className="min-w-0 flex-1 sm:flex sm:items-center sm:gap-4">
        <div className="min-w-0 flex-1">
          <div className="text-base font-semibold max-sm:line-clamp-2 max-sm:wrap-anywhere sm:truncate">
            {href ? <RowLink {...{ href, current }}>{title}</RowLink> : title}
          </div>
          {detail ? <div className="text-sm text-muted max-sm:line-clamp-3 max-sm:wrap-anywhere sm:truncate">{detail}</div> : null}
        </div>
        {badges ? <div className="flex flex-wrap gap-1.5 empty:hidden max-sm:mt-1.5">{badges}</div> : null}
      </div>
      {end ? (
        <div className="relative flex shrink-0 items-center gap-3 text-sm text-muted max-sm:self-start max-sm:pt-0.5">
          {end}
        </div>
      ) : null}
    </li>
  )
}

function RowLink({ href, current, children }: { href: string; current: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      aria-current={current ? 'true' : undefined}
      className={[
        'outline-none after:absolute after:inset-0 focus-visible:after:outline-2',
        'focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent',
      ].join(' ')}
    >
      {children}
    </Link>
  )
}
