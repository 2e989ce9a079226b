'use client'

import * as Primitive from 'radix-ui/radio-group'
import { useId, type ComponentProps, type ReactNode } from 'react'
import { cn } from './cn'

type RadioGroupProps = ComponentProps<typeof Primitive.Root> & {
  /** Enter sends the form around it. For what does no harm; otherwise the button is pressed. */
  submitsOnEnter?: boolean
}

/** One of a few that all deserve to be seen. Give it `aria-label` or `aria-labelledby`. */
export function RadioGroup({ className, submitsOnEnter = false, ...props }: RadioGroupProps) {
  return (
    <Primitive.Root
      className={cn('flex flex-col gap-2', className)}
      onKeyDown={event => {
        if (submitsOnEnter && event.key === 'Enter') event.currentTarget.closest('form')?.requestSubmit()
      }}
      {...props}
    />
  )
}

type RadioOptionProps = Omit<ComponentProps<typeof Primitive.Item>, 'children'> & {
  label: ReactNode
  hint?: ReactNode
}

/** One choice of a RadioGroup, a whole row to press. */
export function RadioOption({ label, hint, className, ...props }: RadioOptionProps) {
  const id = useId()
  return (
    <label
      htmlFor={id}
      className={cn(
        'flex min-h-11 items-start gap-3 rounded-md border border-line bg-surface px-3 py-2.5 transition-colors',
        'hover:bg-hover has-data-[state=checked]:border-accent has-data-[state=checked]:bg-accent-soft',
        className,
      )}
    >
      <span className="flex h-5 items-center">
        <Primitive.Item
          id={id}
          aria-describedby={hint ? `${id}-hint` : undefined}
          className={cn(
            'flex size-[18px] items-center justify-center rounded-full border border-line-strong bg-surface',
            'data-[state=checked]:border-accent',
          )}
          {...props}
        >
          <Primitive.Indicator className="size-2.5 rounded-full bg-accent" />
        </Primitive.Item>
      </span>
      <span className="min-w-0">
        <span className="block text-base">{label}</span>
        {hint ? (
          <span id={`${id}-hint`} className="block text-sm text-muted">
            {hint}
          </span>
        ) : null}
      </span>
    </label>
  )
}
