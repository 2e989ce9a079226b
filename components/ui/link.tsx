'use client'

import NextLink from 'next/link'
import { type ComponentProps, useEffect, useRef, useState } from 'react'

// A hand that passes over a list means none of its rows.
const MEANT_AFTER_MS = 60

/**
 * A link within the app, fetched ahead once somebody rests on it: with the mouse, the keyboard or a finger. Next fetches
 * all links in sight instead, which made fifty requests of each page and took the time of the events that arrive.
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, 'prefetch'>) {
  const [isMeant, setMeant] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const forget = () => clearTimeout(timer.current)
  const rest = () => {
    forget()
    timer.current = setTimeout(() => setMeant(true), MEANT_AFTER_MS)
  }
  useEffect(() => forget, [])
  return (
    <NextLink
      {...props}
      prefetch={isMeant ? null : false}
      onPointerEnter={event => {
        rest()
        props.onPointerEnter?.(event)
      }}
      onPointerLeave={event => {
        forget()
        props.onPointerLeave?.(event)
      }}
      onFocus={event => {
        rest()
        props.onFocus?.(event)
      }}
    />
  )
}
