'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

/**
 * After a move inside the app the focus is on the heading of the new page, as after a full load a reader begins at its
 * top: else it is on the body, or on a link of the page before.
 */
export function FocusHeading() {
  const path = usePathname()
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    const active = document.activeElement
    if (active !== null && active !== document.body && !(active instanceof HTMLAnchorElement)) return
    const heading = [...document.querySelectorAll<HTMLElement>('main h1')].find(each => each.getClientRects().length > 0)
    if (!heading) return
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
  }, [path])
  return null
}
