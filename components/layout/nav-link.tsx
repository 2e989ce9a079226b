'use client'

import { Link } from '@/components/ui/link'
import { usePathname } from 'next/navigation'
import type { ComponentProps } from 'react'

/** A link of the menu that knows whether one is on its page, or on one below it. */
export function NavLink({ href, ...props }: Omit<ComponentProps<typeof Link>, 'href'> & { href: string }) {
  const path = usePathname()
  const here = path === href || path.startsWith(`${href}/`)
  return <Link href={href} aria-current={here ? 'page' : undefined} {...props} />
}
