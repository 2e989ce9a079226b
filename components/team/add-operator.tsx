'use client'

import { Plus } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState, useTransition, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NamedOptions } from '@/components/ui/named-options'
import { Select } from '@/components/ui/select'
import { useNotice } from '@/components/ui/use-notice'
import { addOperatorAction } from '@/lib/team/actions'
import type { PersonOption } from '@/lib/team/queries'

const FORM = 'add-operator'

/** Maps an operator who has not answered any chat yet. */
export function AddOperator({ managers }: { managers: PersonOption[] }) {
  const t = useTranslations('operators')
  const notice = useNotice()
  const [open, setOpen] = useState(false)
  const [refused, setRefused] = useState(false)
  const [busy, start] = useTransition()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const who = String(form.get('who') ?? '').trim()
    const byId = /^#?\d+$/.test(who)
    const input = {
      login: byId ? null : who,
      jivoId: byId ? who.replace('#', '') : null,
      userId: String(form.get('userId') ?? ''),
    }
    start(async () => {
      const result = await addOperatorAction(input)
      setRefused(!result.ok)
      if (!result.ok) return
      notice.done(t('saved'))
      setOpen(false)
    })
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <Plus aria-hidden />
          {t('add')}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={t('add')}
        description={t('addText')}
        footer={
          <Button type="submit" form={FORM} tone="primary" busy={busy}>
            {t('save')}
          </Button>
        }
      >
        <form id={FORM} onSubmit={submit} className="flex flex-col gap-4">
          <Field label={t('who')} hint={t('whoHint')} error={refused ? t('refused') : undefined} required>
            <Input name="who" maxLength={254} autoComplete="off" required />
          </Field>
          <Field label={t('manager')} required>
            <Select name="userId" required>
              <NamedOptions of={managers} />
            </Select>
          </Field>
        </form>
      </DialogContent>
    </Dialog>
  )
}
