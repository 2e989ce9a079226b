'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState, useTransition, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import { useNotice } from '@/components/ui/use-notice'
import { changePassword } from '@/lib/auth/actions'
import { PASSWORD_LENGTH } from '@/lib/auth/password-problem'

type Refusal = { field: 'current' | 'password'; words: string }

/** A new password of one's own, after the present one. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations()
  const notice = useNotice()
  const form = useRef<HTMLFormElement>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, start] = useTransition()

  const explain = (result: { reason: string; waitSeconds?: number }): Refusal => {
    switch (result.reason) {
      case 'wrong':
        return { field: 'current', words: t('account.wrong') }
      case 'wait':
        return { field: 'current', words: t('login.refused.wait', { seconds: result.waitSeconds ?? 0 }) }
      case 'busy':
        return { field: 'current', words: t('login.refused.busy') }
      case 'short':
      case 'long':
      case 'common':
      case 'personal':
        return { field: 'password', words: t(`login.weak.${result.reason}`, PASSWORD_LENGTH) }
      default:
        return { field: 'password', words: t('account.refused') }
    }
  }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    start(async () => {
      const result = await changePassword({
        current: String(given.get('current') ?? ''),
        password: String(given.get('password') ?? ''),
      })
      setRefusal(result.ok ? null : explain(result))
      if (!result.ok) return
      form.current?.reset()
      notice.done(t('account.passwordChanged'))
    })
  }

  const errorOf = (field: Refusal['field']) => (refusal?.field === field ? refusal.words : undefined)

  return (
    <form ref={form} onSubmit={submit} className="flex flex-col gap-4">
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field label={t('account.current')} error={errorOf('current')}>
        <PasswordInput name="current" autoComplete="current-password" required />
      </Field>
      <Field
        label={t('account.new')}
        hint={t('login.passwordHint', { least: PASSWORD_LENGTH.least })}
        error={errorOf('password')}
      >
        <PasswordInput name="password" autoComplete="new-password" required />
      </Field>
      <p className="text-sm text-muted">{t('account.sessions')}</p>
      <div>
        <Button type="submit" busy={busy}>
          {t('account.changePassword')}
        </Button>
      </div>
    </form>
  )
}
