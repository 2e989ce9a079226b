/** A small round choice above a list; `data-chosen` or `aria-current` says that it is in force. */
export const chipStyles = [
  'inline-flex h-8 shrink-0 items-center gap-1.5 rounded-full border border-line-strong/55 bg-surface px-3 text-sm whitespace-nowrap',
  'transition-colors hover:bg-hover touch:h-11 touch:px-4 [&_svg]:size-3.5 [&_svg]:shrink-0',
  'data-[chosen=true]:border-accent data-[chosen=true]:bg-accent-soft data-[chosen=true]:font-semibold data-[chosen=true]:text-accent-ink',
].join(' ')
