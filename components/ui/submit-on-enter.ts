import type { KeyboardEvent } from 'react'

/**
 * Sends the form of a closed select when Enter is pressed in it, as in every other field; browsers leave that out. A form that
 * ends in something dangerous is sent by its button alone.
 */
export function submitOnEnter(event: KeyboardEvent): void {
  const { target } = event
  if (event.key !== 'Enter' || event.defaultPrevented || !(target instanceof HTMLSelectElement)) return
  const button = [...(target.form?.elements ?? [])].find(element => element.matches('[type=submit]'))
  if (!(button instanceof HTMLButtonElement) || button.disabled || button.matches('.btn-danger')) return
  event.preventDefault()
  target.form?.requestSubmit(button)
}
