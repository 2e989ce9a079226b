import { useId, type ComponentProps } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type SuggestedInputProps = ComponentProps<typeof Input> & {
  label: string
  hint?: string
  error?: string | undefined
  /** what chats have brought already */
  values: readonly string[]
}

/** A free text for which what chats have brought is offered while one types. */
export function SuggestedInput({ label, hint, error, values, ...input }: SuggestedInputProps) {
  const id = useId()
  return (
    <>
      <Field label={label} hint={hint} error={error}>
        <Input list={id} autoComplete="off" {...input} />
      </Field>
      <datalist id={id} hidden>
        {values.map(value => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </>
  )
}
