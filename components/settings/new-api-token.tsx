'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SecretDialog } from '@/components/ui/secret-dialog'
import { createApiTokenAction } from '@/lib/auth/api-token-actions'

/** Makes a token for another program and shows it once. */
export function NewApiToken() {
  const t = useTranslations('settings.tokens')
  const make = async (form: FormData) => {
    const result = await createApiTokenAction({ name: String(form.get('name') ?? '') })
    return result.ok ? result.token : null
  }
  return (
    <SecretDialog
      small
      make={make}
      words={{ open: t('new'), create: t('create'), made: t('made'), secret: t('label'), copy: t('copy'), once: t('once'), done: t('done') }}
    >
      {failed => (
        <Field label={t('name')} hint={t('nameHint')} error={failed ? t('refused') : undefined} required>
          <Input name="name" maxLength={80} autoComplete="off" required />
        </Field>
      )}
    </SecretDialog>
  )
}
