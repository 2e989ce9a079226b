/** A small round choice above a list; `data-chosen` or `aria-current` says that it is in force. */
export const chipStyles = 'chip'
