import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { safeLink } from '@/lib/text/safe-link'

type SafeLinkProps = { href: string; title?: string; className?: string; children: ReactNode }

/** A way out to an address that came from outside; only text when the address is none that may be followed. */
export function SafeLink({ href, title, className, children }: SafeLinkProps) {
  const address = safeLink(href)
  if (!address) return <span className={className}>{children}</span>
  return (
    <a
      href={address}
      title={title}
      target="_blank"
      rel="noopener noreferrer"
      className={cn(
        'break-words text-accent-ink underline decoration-accent-line underline-offset-2 hover:decoration-current',
        className,
      )}
    >
      {children}
    </a>
  )
}
