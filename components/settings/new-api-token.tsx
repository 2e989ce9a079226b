'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, useTransition, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SecretOnce } from '@/components/ui/secret-once'
import { createApiTokenAction } from '@/lib/auth/api-token-actions'

const FORM = 'new-api-token'

/** Makes a token for another program and shows it once. */
export function NewApiToken() {
  const t = useTranslations('settings.tokens')
  const [open, setOpen] = useState(false)
  const [token, setToken] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const [busy, start] = useTransition()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name') ?? '')
    start(async () => {
      const result = await createApiTokenAction({ name })
      setFailed(!result.ok)
      if (result.ok) setToken(result.token)
    })
  }

  const change = (next: boolean) => {
    setOpen(next)
    setToken(null)
    setFailed(false)
  }

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button size="sm">
          <Plus aria-hidden />
          {t('new')}
        </Button>
      </DialogTrigger>
      {token ? (
        <DialogContent
          title={t('made')}
          footer={
            <Button tone="primary" onClick={() => change(false)}>
              {t('done')}
            </Button>
          }
        >
          <SecretOnce label={t('label')} value={token} copyLabel={t('copy')} warning={t('once')} />
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
          <form id={FORM} onSubmit={submit}>
            <Field label={t('name')} hint={t('nameHint')} error={failed ? t('refused') : undefined} required>
              <Input name="name" maxLength={80} autoComplete="off" required />
            </Field>
          </form>
        </DialogContent>
      )}
    </Dialog>
  )
}
