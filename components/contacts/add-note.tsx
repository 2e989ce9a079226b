'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent } from 'react'
import { useDraft } from '@/components/layout/draft'
import { useMayChange } from '@/components/layout/may-change'
import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/textarea'
import { addNote } from '@/lib/contacts/actions'
import { useContactEdit } from './use-contact-edit'

/** A note to keep; Ctrl or ⌘ with Enter keeps it too. */
export function AddNote({ contactId }: { contactId: string }) {
  const t = useTranslations('contacts.notes')
  const { run, busy, notice } = useContactEdit()
  const [text, setText] = useDraft(`contact:${contactId}`)
  const mayChange = useMayChange()
  const isEmpty = text.trim() === ''
  const keep = () =>
    run(
      () => addNote({ contactId, text }),
      () => {
        setText('')
        notice.done(t('added'))
      },
    )
  if (!mayChange) return null
  return (
    <form
      className="flex flex-col items-end gap-2"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        keep()
      }}
    >
      <Textarea
        aria-label={t('label')}
        placeholder={t('placeholder')}
        value={text}
        maxLength={20_000}
        rows={2}
        className="min-h-11!"
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isEmpty) keep()
        }}
      />
      {isEmpty ? null : (
        <Button type="submit" busy={busy}>
          {t('add')}
        </Button>
      )}
    </form>
  )
}
