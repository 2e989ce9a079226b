import * as Slot from 'radix-ui/slot'
import { CircleAlert } from './icons'
import { useTranslations } from 'next-intl'
import { useId, type ReactNode } from 'react'
import { cn } from './cn'
import { Label } from './label'

type FieldProps = {
  label: string
  /** How to fill it, under the control. */
  hint?: ReactNode
  /** What is wrong with it, in words that help; replaces the hint's colour, not the hint. */
  error?: string | undefined
  required?: boolean
  /** A word at the label's right: “opcional”, a link. */
  aside?: ReactNode
  className?: string
  /** Exactly one control: Input, Textarea, Select, PasswordInput. */
  children: ReactNode
}

/** A labelled control with its hint and error, all tied together for a screen reader. */
export function Field({ label, hint, error, required = false, aside, className, children }: FieldProps) {
  const t = useTranslations('ui')
  const id = useId()
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`]
  const describedBy = [error ? errorId : '', hint ? hintId : ''].filter(Boolean).join(' ')
  const wiring = {
    id,
    required,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy || undefined,
  }
  return (
    <div className={cn('flex flex-col gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-3">
        <Label htmlFor={id}>
          {label}
          {required ? (
            <span className="text-danger-ink" title={t('required')} aria-hidden>
              {' *'}
            </span>
          ) : null}
        </Label>
        {aside ? <span className="text-xs text-muted">{aside}</span> : null}
      </div>
      <Slot.Root {...wiring}>{children}</Slot.Root>
      {error ? (
        <p id={errorId} role="alert" className="flex items-start gap-1.5 text-sm text-danger-ink">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {error}
        </p>
      ) : null}
      {hint ? (
        <p id={hintId} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
