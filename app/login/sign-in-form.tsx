'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import { SubmitButton } from '@/components/ui/submit-button'
import { signIn, type SignInState } from '@/lib/auth/actions'

type SignInFormProps = {
  /** The page to go to afterwards; the server checks it again. */
  next: string | null
  /** A sign-in by another way was just refused. */
  refused: boolean
}

/** E-mail and password. What was wrong is never told apart. */
export function SignInForm({ next, refused }: SignInFormProps) {
  const t = useTranslations('login')
  const [state, action] = useActionState<SignInState, FormData>(signIn, refused ? { reason: 'wrong', email: '' } : null)
  return (
    <form action={action} className="flex flex-col gap-4">
      {state ? (
        <Alert tone="danger" urgent title={t(`refused.${state.reason}`, { seconds: state.waitSeconds ?? 0 })} />
      ) : null}
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <Field label={t('email')}>
        <Input
          key={state?.email}
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          defaultValue={state?.email ?? ''}
          autoFocus={!state?.email}
          required
        />
      </Field>
      <Field label={t('password')}>
        <PasswordInput name="password" autoComplete="current-password" autoFocus={Boolean(state?.email)} required />
      </Field>
      <SubmitButton size="lg" wide className="mt-1">
        {t('submit')}
      </SubmitButton>
    </form>
  )
}
