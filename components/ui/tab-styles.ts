export const tabListStyles = 'flex gap-1 overflow-x-auto border-b border-line [scrollbar-width:none]'

export const tabStyles = [
  '-mb-px inline-flex h-10 shrink-0 items-center gap-2 border-b-2 border-transparent px-2.5 text-base text-muted',
  'rounded-t-md transition-colors hover:text-ink focus-visible:-outline-offset-2 touch:h-11',
  'aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink',
  'data-[state=active]:border-accent data-[state=active]:font-semibold data-[state=active]:text-ink',
].join(' ')
