'use client'

import { useEffect } from 'react'
import { isTyping } from '@/components/ui/is-typing'
import type { Press } from './select-rows'

type QueueKeys = {
  ids: readonly string[]
  maySelect: boolean
  selected: ReadonlySet<string>
  press: (press: Press) => void
  clear: () => void
}

/** J and K go from row to row, X selects the one that has the focus, Shift X all up to it, Escape none. Enter opens it. */
export function useQueueKeys({ ids, maySelect, selected, press, clear }: QueueKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      const here = focusedRow(ids)
      if (key === 'j' || key === 'k') {
        event.preventDefault()
        focusRow(
          ids[here === null ? 0 : Math.min(ids.length - 1, Math.max(0, ids.indexOf(here) + (key === 'j' ? 1 : -1)))],
        )
      } else if (maySelect && key === 'x' && here !== null && !event.repeat) {
        event.preventDefault()
        press({ id: here, isSelected: event.shiftKey || !selected.has(here), isRange: event.shiftKey })
      } else if (key === 'escape' && selected.size > 0) {
        clear()
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}

function focusedRow(ids: readonly string[]): string | null {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row
  return row && ids.includes(row) ? row : null
}

function focusRow(id: string | undefined): void {
  if (id) document.querySelector<HTMLElement>(`[data-row="${id}"] a`)?.focus()
}
