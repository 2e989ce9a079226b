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
    let frame = 0
    let framesLeft = WAIT_FRAMES
    const look = () => {
      framesLeft -= 1
      if (!focusHeading() && framesLeft > 0) frame = requestAnimationFrame(look)
    }
    look()
    return () => cancelAnimationFrame(frame)
  }, [path])
  return null
}

// A page whose data take longer has its heading a while after its address.
const WAIT_FRAMES = 300

/** False while there is no heading to go to. */
function focusHeading(): boolean {
  const active = document.activeElement
  if (active !== null && active !== document.body && !(active instanceof HTMLAnchorElement)) return true
  const heading = [...document.querySelectorAll<HTMLElement>('main h1')].find(each => each.getClientRects().length > 0)
  if (!heading) return false
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  return true
}
