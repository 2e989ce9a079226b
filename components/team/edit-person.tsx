'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition, type FormEvent } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { DialogContent } from '@/components/ui/dialog'
import { useNotice } from '@/components/ui/use-notice'
import { updatePersonAction } from '@/lib/team/actions'
import type { PersonRow } from '@/lib/team/queries'
import { PersonFields, readPersonFields, readPersonRefusal, type PersonRefusal } from './person-fields'

const FORM = 'edit-person'

/** What a dialog shows to change a person. */
export function EditPerson({ person, close }: { person: PersonRow; close: () => void }) {
  const t = useTranslations('people')
  const notice = useNotice()
  const [refused, setRefused] = useState<PersonRefusal | null>(null)
  const [busy, start] = useTransition()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const input = { id: person.id, ...readPersonFields(new FormData(event.currentTarget)) }
    start(async () => {
      const result = await updatePersonAction(input)
      if (!result.ok) return setRefused(readPersonRefusal(result))
      notice.done(t('saved'))
      close()
    })
  }

  return (
    <DialogContent
      title={person.name}
      description={t('editText')}
      footer={
        <Button type="submit" form={FORM} tone="primary" busy={busy}>
          {t('save')}
        </Button>
      }
    >
      <form id={FORM} onSubmit={submit} className="flex flex-col gap-4">
        {refused === 'other' ? <Alert tone="danger" urgent title={t('refused')} /> : null}
        <PersonFields person={person} refused={refused} />
      </form>
    </DialogContent>
  )
}
