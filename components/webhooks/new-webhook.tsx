'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, useTransition, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SecretOnce } from '@/components/ui/secret-once'
import { createWebhookAction } from '@/lib/webhooks/actions'

const FORM = 'new-webhook'

/** Adds an address that is told what happens, and shows its secret once. */
export function NewWebhook() {
  const t = useTranslations('webhooks')
  const [open, setOpen] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const [busy, start] = useTransition()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const url = String(new FormData(event.currentTarget).get('url') ?? '')
    start(async () => {
      const result = await createWebhookAction({ url, events: ['conflict.resolved'] })
      setFailed(!result.ok)
      if (result.ok) setSecret(result.secret)
    })
  }
  const change = (next: boolean) => (setOpen(next), setSecret(null), setFailed(false))
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button tone="primary">
          <Plus aria-hidden />
          {t('new')}
        </Button>
      </DialogTrigger>
      {secret ? (
        <DialogContent
          title={t('made')}
          footer={
            <Button tone="primary" onClick={() => change(false)}>
              {t('done')}
            </Button>
          }
        >
          <SecretOnce label={t('secret')} value={secret} copyLabel={t('copy')} warning={t('once')} />
        </DialogContent>
      ) : (
        <DialogContent
          title={t('new')}
          footer={
            <Button type="submit" form={FORM} tone="primary" busy={busy}>
              {t('create')}
            </Button>
          }
        >
          <form id={FORM} onSubmit={submit} noValidate>
            <Field label={t('url')} hint={t('urlHint')} error={failed ? t('urlWrong') : undefined} required>
              <Input name="url" type="url" inputMode="url" maxLength={1000} autoComplete="off" placeholder="https://erp.exemplo.com.br/balcao" />
            </Field>
          </form>
        </DialogContent>
      )}
    </Dialog>
  )
}
