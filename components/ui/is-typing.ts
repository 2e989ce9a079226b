/** Whether a key goes into a field, a menu or a dialog, and is therefore no command of the page. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=menu], [role=dialog]',
    ) !== null
  )
}
