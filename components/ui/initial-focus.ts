/** Set on an element, it gets the focus when a dialog opens, whatever else there is. */
export const INITIAL_FOCUS = { 'data-initial-focus': '' }

const FIELDS = 'input, select, textarea, [role=radio], [role=checkbox], [contenteditable=true]'
const NOT_REACHABLE = ':disabled, [type=hidden], [aria-hidden=true], [aria-checked=false]:not([role=checkbox])'

/**
 * Moves the focus into a dialog: to the marked element, else to the first field (of radio buttons the chosen one), else
 * to the first button of the footer, else to the dialog itself. Never to the button that closes it: what somebody types
 * would be lost, and Enter would close.
 */
export function focusFirst(dialog: HTMLElement): void {
  const marked = dialog.querySelector<HTMLElement>('[data-initial-focus]')
  const target = marked ?? firstField(dialog) ?? dialog.querySelector<HTMLElement>('footer button') ?? dialog
  target.focus({ preventScroll: true })
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) target.select()
}

function firstField(dialog: HTMLElement): HTMLElement | undefined {
  return [...dialog.querySelectorAll<HTMLElement>(FIELDS)].find(
    field =>
      !field.matches(NOT_REACHABLE) &&
      !(isUncheckedRadio(field) && field.closest('fieldset')?.querySelector(':checked')),
  )
}

function isUncheckedRadio(field: HTMLElement): boolean {
  return field instanceof HTMLInputElement && field.type === 'radio' && !field.checked
}
