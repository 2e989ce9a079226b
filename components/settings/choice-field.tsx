import type { ReactNode } from 'react'
import { RadioGroup, RadioOption } from '@/components/ui/radio-group'

type ChoiceFieldProps<Value extends string> = {
  name: string
  label: string
  value: Value
  options: { value: Value; label: ReactNode; hint?: ReactNode }[]
}

/** One setting with a few answers, each said in full. */
export function ChoiceField<Value extends string>({ name, label, value, options }: ChoiceFieldProps<Value>) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-semibold">{label}</legend>
      <RadioGroup name={name} defaultValue={value} aria-label={label}>
        {options.map(option => (
          <RadioOption key={option.value} value={option.value} label={option.label} hint={option.hint} />
        ))}
      </RadioGroup>
    </fieldset>
  )
}
