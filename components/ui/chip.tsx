import { Check } from './icons'
import { Link } from './link'
import type { ReactNode } from 'react'
import { chipStyles } from './chip-styles'
import { Count } from './count'

type ChipLinkProps = { href: string; chosen: boolean; count?: number; children: ReactNode }

/** A filter that is an address; the chosen one is ticked. Its `href` when chosen takes the filter away again. */
export function ChipLink({ href, chosen, count, children }: ChipLinkProps) {
  return (
    <Link
      href={href}
      scroll={false}
      replace
      aria-current={chosen ? 'true' : undefined}
      data-chosen={chosen}
      className={chipStyles}
    >
      {chosen ? <Check aria-hidden strokeWidth={2.5} /> : null}
      {children}
      {count === undefined ? null : <Count value={count} className="-mr-1.5" />}
    </Link>
  )
}
