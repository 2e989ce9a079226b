import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'

/** The name of somebody of the company; with an id the way to them, for administrators. */
export function PersonName({ id, children }: { id: string | null; children: ReactNode }) {
  if (id === null) return children
  return (
    <Link
      href={`/admin/people#${id}`}
      className="underline decoration-line-strong/60 underline-offset-2 hover:text-ink"
    >
      {children}
    </Link>
  )
}
