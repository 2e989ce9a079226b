'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { DialogClose, DialogContent } from '@/components/ui/dialog'
import { useNotice } from '@/components/ui/use-notice'
import { changeFieldAction } from '@/lib/fields/actions'
import type { FieldRow } from '@/lib/fields/queries'
import { FieldForm, readRefusal, type FieldDraft, type FormRefusal } from './field-form'

const FORM = 'edit-field'

/** What a dialog shows to change a field. */
export function EditField({ field, close }: { field: FieldRow; close: () => void }) {
  const t = useTranslations('fields')
  const notice = useNotice()
  const [refused, setRefused] = useState<FormRefusal | null>(null)
  const [busy, start] = useTransition()
  // The version that this dialog was opened with, whatever the page behind it shows by now.
  const [version] = useState(field.version)
  const submit = (draft: FieldDraft) =>
    start(async () => {
      const result = await changeFieldAction({ ...draft, id: field.id, version }).catch(() => null)
      if (!result?.ok) return setRefused(readRefusal(result))
      notice.done(t('saved'))
      close()
    })
  return (
    <DialogContent
      title={field.name}
      description={t('editText', { key: field.key })}
      footer={
        <>
          <DialogClose asChild>
            <Button tone="quiet">{t('cancel')}</Button>
          </DialogClose>
          <Button type="submit" form={FORM} tone="primary" busy={busy}>
            {t('save')}
          </Button>
        </>
      }
    >
      <FieldForm formId={FORM} draft={field} uses={field.uses} refused={refused} onSubmit={submit} />
    </DialogContent>
  )
}
