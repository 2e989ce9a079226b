import { useId, type ComponentProps, type ReactNode } from 'react'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'onChange'> & {
  onCheckedChange?: (checked: boolean) => void
  /** Words beside the box. Without them give `aria-label`. */
  label?: ReactNode
  hint?: ReactNode
}

/** Yes or no in a form, or one of several that may all be chosen. Its looks are in parts.css, for every checkbox there is. */
export function Checkbox({ label, hint, className, id: givenId, onCheckedChange, ...props }: CheckboxProps) {
  const ownId = useId()
  const id = givenId ?? ownId
  const box = (
    <input
      type="checkbox"
      id={label ? id : givenId}
      className={className}
      aria-describedby={hint ? `${id}-hint` : undefined}
      {...(onCheckedChange ? { onChange: event => onCheckedChange(event.target.checked) } : {})}
      {...props}
    />
  )
  if (!label) return box
  return (
    <div className="flex items-start gap-2.5 py-0.5">
      <span className="flex h-5 items-center">{box}</span>
      <div className="min-w-0 break-words">
        <label htmlFor={id} className="text-base">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-sm text-muted">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  )
}
