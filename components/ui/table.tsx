import type { ComponentProps } from 'react'
import { cn } from './cn'

type TableProps = ComponentProps<'table'> & {
  /** What the table is about; read aloud, and the name of the part that scrolls where the screen is narrow. */
  label: string
}

/** Figures to compare; for things to open, List. Under 640 px hide what is not needed with `max-sm:hidden`. */
export function Table({ label, className, ...props }: TableProps) {
  return (
    <div
      role="group"
      aria-label={label}
      tabIndex={0}
      className="overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table aria-label={label} className={cn('w-full border-collapse text-left text-base', className)} {...props} />
    </div>
  )
}

/** The column names. */
export function TableHead({ className, ...props }: ComponentProps<'thead'>) {
  return <thead className={cn('border-b border-line bg-sunken', className)} {...props} />
}

export function TableBody({ className, ...props }: ComponentProps<'tbody'>) {
  return <tbody className={cn('divide-y divide-line', className)} {...props} />
}

/** A row; `relative`, so that a link inside may cover it whole with `after:absolute after:inset-0`. */
export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr className={cn('relative h-11 transition-colors [tbody_&]:hover:bg-hover', className)} {...props} />
}

type Alignment = { align?: 'start' | 'end' }

/** The name of a column. */
export function TableHeader({ align = 'start', className, ...props }: Omit<ComponentProps<'th'>, 'align'> & Alignment) {
  return (
    <th
      scope="col"
      className={cn('h-9 px-4 text-xs font-semibold text-muted', align === 'end' && 'text-right', className)}
      {...props}
    />
  )
}

/** A value; figures at the end. */
export function TableCell({ align = 'start', className, ...props }: Omit<ComponentProps<'td'>, 'align'> & Alignment) {
  return <td className={cn('px-4 py-2', align === 'end' && 'text-right', className)} {...props} />
}
