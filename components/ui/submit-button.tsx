'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'

/** The button that sends its form, busy while the form's action runs. */
export function SubmitButton({ tone = 'primary', ...props }: ComponentProps<typeof Button>) {
  const { pending } = useFormStatus()
  return <Button type="submit" tone={tone} busy={pending} {...props} />
}
