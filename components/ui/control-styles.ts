/** The frame shared by everything one types or chooses in; 16 px text on touch keeps iOS from zooming in. */
export const controlStyles = [
  'w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 text-base text-ink transition-colors',
  'hover:border-muted focus-visible:border-accent focus-visible:outline-offset-0',
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken',
  'aria-invalid:border-danger aria-invalid:focus-visible:outline-danger',
  'touch:text-lg',
].join(' ')
