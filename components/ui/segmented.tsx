'use client'

import type { IconComponent } from './icons'
import { useId } from 'react'
import { cn } from './cn'

type SegmentedProps<Value extends string> = {
  label: string
  options: { value: Value; label: string; icon?: IconComponent }[]
  value: Value
  onChange: (value: Value) => void
  className?: string
}

/** One of two to four, all in sight, in force at once. Radio buttons underneath, so arrow keys move the choice. */
export function Segmented<Value extends string>({ label, options, value, onChange, className }: SegmentedProps<Value>) {
  const name = useId()
  return (
    <fieldset className={cn('min-w-0', className)}>
      <legend className="mb-1.5 text-xs font-semibold text-muted">{label}</legend>
      <div className="flex rounded-md border border-line bg-sunken p-0.5">
        {options.map(({ value: each, label: words, icon: Icon }) => (
          <label
            key={each}
            className={cn(
              'relative flex h-8 min-w-0 flex-1 items-center justify-center gap-1.5 rounded-sm border border-transparent px-2 text-sm text-muted touch:h-11',
              'transition-colors hover:text-ink has-checked:border-line-strong/55 has-checked:bg-surface has-checked:font-semibold has-checked:text-ink',
              'has-focus-visible:outline-2 has-focus-visible:outline-accent',
            )}
          >
            <input
              type="radio"
              name={name}
              value={each}
              checked={each === value}
              onChange={() => onChange(each)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {Icon ? <Icon aria-hidden className="size-3.5 shrink-0" /> : null}
            <span className="truncate">{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
