'use client'

import { useRef, useState, type ReactNode } from 'react'
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from './dropdown-menu'
import { IconButton } from './icon-button'
import { Ellipsis } from './icons'

type RowMenuProps = {
  /** What the menu is for; read aloud, and shown on hover. */
  label: string
  /** Called once, when somebody comes near the button. */
  onNear?: () => void
  /** The items of the menu. */
  children: ReactNode
}

/**
 * The “…” of a row of a list. Until somebody comes near it, it is a button and nothing else, so that fifty rows do not set up
 * fifty menus.
 */
export function RowMenu({ label, onNear, children }: RowMenuProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [isNear, setNear] = useState(false)
  const [isOpen, setOpen] = useState(false)
  // A press on the button closes an open menu from outside before the click arrives.
  const wasOpen = useRef(false)
  const comeNear = () => {
    if (isNear) return
    setNear(true)
    onNear?.()
  }
  return (
    <span className="relative">
      <IconButton
        ref={button}
        label={label}
        title={isNear ? label : undefined}
        size="sm"
        className="text-muted"
        aria-haspopup="menu"
        aria-expanded={isOpen || undefined}
        onFocus={comeNear}
        onPointerEnter={comeNear}
        onPointerDown={() => (wasOpen.current = isOpen)}
        onClick={() => {
          comeNear()
          setOpen(!wasOpen.current)
          wasOpen.current = false
        }}
        onKeyDown={event => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        <Ellipsis aria-hidden />
      </IconButton>
      {isNear ? (
        <DropdownMenu open={isOpen} onOpenChange={setOpen}>
          <DropdownMenuTrigger asChild>
            <span aria-hidden className="pointer-events-none absolute inset-0" />
          </DropdownMenuTrigger>
          <DropdownMenuContent
            align="end"
            aria-label={label}
            aria-labelledby={undefined}
            onCloseAutoFocus={event => {
              event.preventDefault()
              button.current?.focus()
            }}
          >
            {children}
          </DropdownMenuContent>
        </DropdownMenu>
      ) : null}
    </span>
  )
}
