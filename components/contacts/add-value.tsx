'use client'

import { Mail, Phone, Plus } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { useMayChange } from '@/components/layout/may-change'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { addContactValue } from '@/lib/identity/contact-edit-actions'
import type { Refused } from './refusal-words'
import { TakenAlert } from './taken-alert'
import { useContactEdit } from './use-contact-edit'
import { useEmailSuggestion } from './use-email-suggestion'

type Kind = 'email' | 'phone'

/** Two quiet buttons under the values, each of which opens its field. */
export function AddValue({ contactId }: { contactId: string }) {
  const t = useTranslations('contacts.values')
  const [kind, setKind] = useState<Kind | null>(null)
  if (!useMayChange()) return null
  if (kind) return <AddForm key={kind} {...{ contactId, kind }} onClose={() => setKind(null)} />
  return (
    <div className="flex flex-wrap gap-1 border-t border-line px-2 py-1.5">
      <Button tone="quiet" size="sm" onClick={() => setKind('email')}>
        <Mail aria-hidden />
        {t('addEmail')}
      </Button>
      <Button tone="quiet" size="sm" onClick={() => setKind('phone')}>
        <Phone aria-hidden />
        {t('addPhone')}
      </Button>
    </div>
  )
}

function AddForm({ contactId, kind, onClose }: { contactId: string; kind: Kind; onClose: () => void }) {
  const t = useTranslations('contacts')
  const { run, busy, notice } = useContactEdit()
  const [text, setText] = useState('')
  const [refused, setRefused] = useState<{ refusal: Refused | null; sentence: string } | null>(null)
  const isTaken = refused?.refusal?.reason === 'taken'
  const suggestion = useEmailSuggestion(kind === 'email' ? text : '')

  const save = (event: FormEvent) => {
    event.preventDefault()
    setRefused(null)
    run(
      () => addContactValue({ contactId, kind, text }),
      () => {
        notice.done(t('values.added', { kind }))
        onClose()
      },
      (refusal, sentence) => setRefused({ refusal, sentence }),
    )
  }

  return (
    <form
      noValidate
      onSubmit={save}
      className="flex flex-col gap-3 border-t border-line p-4"
      onKeyDown={event => event.key === 'Escape' && onClose()}
    >
      {isTaken ? <TakenAlert refused={refused.refusal} wanted={{ contactId }} onClose={onClose} /> : null}
      <Field
        label={t(kind === 'email' ? 'values.emailLabel' : 'values.phoneLabel')}
        error={refused && !isTaken ? refused.sentence : undefined}
        hint={
          suggestion ? (
            <button
              type="button"
              className="text-left font-semibold break-all text-accent-ink hover:underline"
              onClick={() => setText(suggestion)}
            >
              {t('values.suggestion', { email: suggestion })}
            </button>
          ) : kind === 'phone' ? (
            t('form.phoneHint')
          ) : undefined
        }
      >
        <Input
          type={kind === 'email' ? 'email' : 'tel'}
          autoComplete="off"
          autoFocus
          value={text}
          onChange={event => setText(event.target.value)}
        />
      </Field>
      <div className="flex justify-end gap-2">
        <Button tone="quiet" onClick={onClose}>
          {t('form.cancel')}
        </Button>
        <Button type="submit" tone="primary" busy={busy} disabled={text.trim() === ''}>
          <Plus aria-hidden />
          {t('values.add')}
        </Button>
      </div>
    </form>
  )
}
