'use client'

import { Plus } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { useNotice } from '@/components/ui/use-notice'
import { createFieldAction } from '@/lib/fields/actions'
import type { FieldEntity } from '@/lib/fields/field'
import { FieldForm, readRefusal, type FieldDraft, type FormRefusal } from './field-form'

const FORM = 'new-field'
const NOTHING: FieldDraft = { name: '', type: 'text', choices: [], required: false }

/** Makes a field of contacts or of leads. */
export function NewField({ entity }: { entity: FieldEntity }) {
  const t = useTranslations('fields')
  const notice = useNotice()
  const [open, setOpen] = useState(false)
  const [refused, setRefused] = useState<FormRefusal | null>(null)
  const [busy, start] = useTransition()
  const change = (next: boolean) => (setOpen(next), setRefused(null))
  const submit = (draft: FieldDraft) =>
    start(async () => {
      const result = await createFieldAction({ ...draft, entity }).catch(() => null)
      if (!result?.ok) return setRefused(readRefusal(result))
      notice.done(t('made', { name: result.field.name }))
      change(false)
    })
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button tone="primary">
          <Plus aria-hidden />
          {t('new')}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={t('new')}
        description={t('newText')}
        footer={
          <>
            <DialogClose asChild>
              <Button tone="quiet">{t('cancel')}</Button>
            </DialogClose>
            <Button type="submit" form={FORM} tone="primary" busy={busy}>
              {t('create')}
            </Button>
          </>
        }
      >
        <FieldForm formId={FORM} draft={NOTHING} uses={0} refused={refused} onSubmit={submit} />
      </DialogContent>
    </Dialog>
  )
}
