'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SecretDialog } from '@/components/ui/secret-dialog'
import { createWebhookAction } from '@/lib/webhooks/actions'

/** Adds an address that is told what happens, and shows its secret once. */
export function NewWebhook() {
  const t = useTranslations('webhooks')
  const make = async (form: FormData) => {
    const result = await createWebhookAction({ url: String(form.get('url') ?? ''), events: ['conflict.resolved'] })
    return result.ok ? result.secret : null
  }
  return (
    <SecretDialog
      noValidate
      make={make}
      words={{
        open: t('new'),
        create: t('create'),
        made: t('made'),
        secret: t('secret'),
        copy: t('copy'),
        once: t('once'),
        done: t('done'),
      }}
    >
      {failed => (
        <Field label={t('url')} hint={t('urlHint')} error={failed ? t('urlWrong') : undefined} required>
          <Input
            name="url"
            type="url"
            inputMode="url"
            maxLength={1000}
            autoComplete="off"
            placeholder="https://erp.exemplo.com.br/balcao"
          />
        </Field>
      )}
    </SecretDialog>
  )
}
