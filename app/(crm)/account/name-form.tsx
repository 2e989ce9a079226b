'use client'

import { useTranslations } from 'next-intl'
import { useTransition, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useNotice } from '@/components/ui/use-notice'
import { changeName } from '@/lib/auth/actions'

/** What one is called on every screen. */
export function NameForm({ name }: { name: string }) {
  const t = useTranslations('account')
  const notice = useNotice()
  const [busy, start] = useTransition()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = String(new FormData(event.currentTarget).get('name') ?? '')
    start(async () => {
      const result = await changeName({ name: given })
      if (result.ok) notice.done(t('saved'))
      else notice.failed(t('refused'))
    })
  }

  return (
    <form onSubmit={submit} className="flex items-end gap-2">
      <Field label={t('name')} className="flex-1">
        <Input name="name" defaultValue={name} maxLength={120} autoComplete="name" required />
      </Field>
      <Button type="submit" busy={busy}>
        {t('save')}
      </Button>
    </form>
  )
}
