'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import { SubmitButton } from '@/components/ui/submit-button'
import { setUp, type SetUpState } from '@/lib/auth/actions'
import { PASSWORD_LENGTH, passwordProblems } from '@/lib/auth/password-problem'

type SetUpFormProps = {
  token: string
  /** Known for an invited person, who cannot change it. */
  email: string | null
  name: string | null
}

/** Name, e-mail and a password of one's own. */
export function SetUpForm({ token, email, name }: SetUpFormProps) {
  const t = useTranslations('login')
  const [state, action] = useActionState<SetUpState, FormData>(setUp, null)
  const wrong = state?.problems ?? {}
  const weak = passwordProblems.find(problem => problem === wrong.password)
  return (
    <form action={action} className="flex flex-col gap-4">
      <input type="hidden" name="token" value={token} />
      {state && state.reason !== 'invalid' ? (
        <Alert tone="danger" urgent title={t(`setUp.refused.${state.reason}`)} />
      ) : null}
      <Field label={t('setUp.name')} error={wrong.name ? t('setUp.nameMissing') : undefined}>
        <Input
          name="name"
          autoComplete="name"
          defaultValue={state?.name ?? name ?? ''}
          maxLength={120}
          required
          autoFocus
        />
      </Field>
      <Field label={t('email')} error={wrong.email ? t('setUp.emailWrong') : undefined}>
        <Input
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={email ?? state?.email ?? ''}
          readOnly={email !== null}
          required
        />
      </Field>
      <Field
        label={t('password')}
        hint={t('passwordHint', { least: PASSWORD_LENGTH.least })}
        error={weak ? t(`weak.${weak}`, PASSWORD_LENGTH) : undefined}
      >
        <PasswordInput name="password" autoComplete="new-password" required />
      </Field>
      <SubmitButton size="lg" wide className="mt-1">
        {t('setUp.submit')}
      </SubmitButton>
    </form>
  )
}
