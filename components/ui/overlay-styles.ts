/** Behind everything that must be answered first. */
export const scrimStyles =
  'fixed inset-0 z-40 bg-scrim data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in'

/** A surface that floats over the page beside what opened it. */
export const floatingStyles = [
  'z-50 rounded-lg border border-line bg-raised text-ink shadow-overlay',
  'data-[state=closed]:animate-pop-out data-[state=open]:animate-pop-in',
].join(' ')

/** One line of a menu. */
export const menuItemStyles = [
  'relative flex min-h-8 items-center gap-2.5 rounded-md px-2 py-1 text-base outline-none select-none',
  'data-disabled:pointer-events-none data-disabled:opacity-55 data-highlighted:bg-hover touch:min-h-11',
  '[&_svg]:size-4 [&_svg]:shrink-0 [&>svg]:text-muted',
].join(' ')
