import { Link } from './link'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

/** Things of one kind under one another on one surface, hairlines between. */
export function List({ className, ...props }: ComponentProps<'ul'>) {
  return <ul className={cn('rows', className)} {...props} />
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

/** One row: 44 px and more, never less. The classes are in rows.css. */
export function ListRow({
  id,
  href,
  start,
  title,
  detail,
  badges,
  end,
  endBy = 'row',
  current = false,
  className,
}: ListRowProps) {
  return (
    <li id={id} className={cn('row', start && 'row-started', endBy === 'title' && 'row-short', className)}>
      {start ? <div className="row-start">{start}</div> : null}
      <div className="row-title">
        {href ? (
          <Link href={href} aria-current={current ? 'true' : undefined} className="row-link">
            {title}
          </Link>
        ) : (
          title
        )}
      </div>
      {detail ? <div className="row-detail">{detail}</div> : null}
      {badges ? <div className="row-facts">{badges}</div> : null}
      {end ? <div className="row-end">{end}</div> : null}
    </li>
  )
}
