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
  /** On a phone `end` stands beside the whole row, or, being short, beside the title alone: the rest has all the width. */
  endBy?: 'row' | 'title'
  /** The row that is open beside the list. */
  current?: boolean
  className?: string
}

/** One row: 44 px and more, never less. */
export function ListRow({ id, href, start, title, detail, badges, end, endBy = 'row', current = false, className }: ListRowProps) {
  const place = endBy === 'title' ? PLACES[start ? 'started' : 'plain'] : null
  return (
    <li
      id={id}
      className={cn(
        'group relative flex min-h-11 items-center gap-3 px-4 py-2 transition-colors',
        href && 'hover:bg-hover',
        id && 'scroll-mt-20 target:bg-accent-soft',
        place?.row,
        current && 'bg-accent-soft before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-accent',
        className,
      )}
    >
      {place && start ? <div className="flex shrink-0 max-sm:row-span-3">{start}</div> : start}
      <div className={cn('min-w-0 flex-1 sm:flex sm:items-center sm:gap-4', place && 'max-sm:contents')}>
        <div className={cn('min-w-0 flex-1', place && 'max-sm:contents')}>
          <div className={cn('text-base font-semibold max-sm:line-clamp-2 max-sm:wrap-anywhere sm:truncate', place?.title)}>
            {href ? <RowLink {...{ href, current }}>{title}</RowLink> : title}
          </div>
          {detail ? (
            <div className={cn('text-sm text-muted max-sm:line-clamp-3 max-sm:wrap-anywhere sm:truncate', place?.detail)}>{detail}</div>
          ) : null}
        </div>
        {badges ? <div className={cn('flex flex-wrap gap-1.5 empty:hidden max-sm:mt-1.5', place?.badges)}>{badges}</div> : null}
      </div>
      {end ? (
        <div className={cn('relative flex shrink-0 items-center gap-3 text-sm text-muted max-sm:self-start max-sm:pt-0.5', place?.end)}>
          {end}
        </div>
      ) : null}
    </li>
  )
}

const END = 'max-sm:col-[-2/-1] max-sm:row-start-1'
const PLACES = {
  started: {
    row: 'max-sm:grid max-sm:grid-cols-[auto_minmax(0,1fr)_auto] max-sm:gap-y-0',
    title: 'max-sm:col-start-2 max-sm:row-start-1',
    detail: 'max-sm:col-[2/-1] max-sm:row-start-2',
    badges: 'max-sm:col-[2/-1] max-sm:row-start-3',
    end: END,
  },
  plain: {
    row: 'max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-y-0',
    title: 'max-sm:col-start-1 max-sm:row-start-1',
    detail: 'max-sm:col-[1/-1] max-sm:row-start-2',
    badges: 'max-sm:col-[1/-1] max-sm:row-start-3',
    end: END,
  },
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
