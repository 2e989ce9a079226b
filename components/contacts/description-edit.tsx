'use client'

import { Pencil } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { ChangersOnly } from '@/components/layout/may-change'
import { ChangedMeanwhile, type Meanwhile } from '@/components/leads/changed-meanwhile'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Textarea } from '@/components/ui/textarea'
import { describeContact } from '@/lib/contacts/actions'
import { useContactEdit } from './use-contact-edit'

type DescriptionEditProps = { contactId: string; description: string | null }

/** What is known about the contact in free words, edited where it stands. */
export function DescriptionEdit({ contactId, description }: DescriptionEditProps) {
  const t = useTranslations('contacts.about')
  const [editing, setEditing] = useState(false)
  if (editing) return <DescriptionForm {...{ contactId, description }} onDone={() => setEditing(false)} />
  if (description === null) {
    return (
      <ChangersOnly>
        <Button tone="quiet" size="sm" className="-ml-2.5 text-muted" onClick={() => setEditing(true)}>
          <Pencil aria-hidden />
          {t('addDescription')}
        </Button>
      </ChangersOnly>
    )
  }
  return (
    <div className="flex items-start gap-1">
      <p className="min-w-0 flex-1 text-base break-words whitespace-pre-line">{description}</p>
      <ChangersOnly>
        <IconButton
          label={t('editDescription')}
          size="sm"
          className="-mt-1 text-muted"
          onClick={() => setEditing(true)}
        >
          <Pencil aria-hidden />
        </IconButton>
      </ChangersOnly>
    </div>
  )
}

function DescriptionForm({ contactId, description, onDone }: DescriptionEditProps & { onDone: () => void }) {
  const t = useTranslations('contacts')
  const { run, busy, notice, refresh } = useContactEdit()
  const [text, setText] = useState(description ?? '')
  const [was, setWas] = useState(description)
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null)

  const send = () =>
    run(
      () => describeContact({ contactId, was, description: text }),
      () => {
        notice.done(t('about.described'))
        onDone()
      },
      (refusal, sentence) => {
        if (refusal?.reason !== 'changed') return void notice.failed(sentence)
        setWas(refusal.current)
        setMeanwhile({ current: refusal.current ?? '', by: refusal.by ?? null })
        return true
      },
    )
  const save = (event: FormEvent) => {
    event.preventDefault()
    send()
  }

  const keep = () => {
    onDone()
    refresh()
  }

  if (meanwhile) {
    return <ChangedMeanwhile {...meanwhile} mine={text} busy={busy} onKeep={keep} onUseMine={send} />
  }
  return (
    <form onSubmit={save} className="flex flex-col gap-2">
      <Textarea
        aria-label={t('about.description')}
        autoFocus
        value={text}
        maxLength={20_000}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => event.key === 'Escape' && onDone()}
      />
      <div className="flex justify-end gap-2">
        <Button tone="quiet" onClick={onDone}>
          {t('head.cancel')}
        </Button>
        <Button type="submit" tone="primary" busy={busy}>
          {t('head.save')}
        </Button>
      </div>
    </form>
  )
}
