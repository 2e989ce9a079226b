'use client'

import { Pencil } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { useMayChange } from '@/components/layout/may-change'
import { ChangedMeanwhile, type Meanwhile } from '@/components/leads/changed-meanwhile'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Popover, PopoverClose, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { rename } from '@/lib/identity/contact-edit-actions'
import { useContactEdit } from './use-contact-edit'

/** The pencil beside a name. Where somebody else has renamed meanwhile, theirs is shown and a second press decides. */
export function RenameContact({ contactId, name }: { contactId: string; name: string | null }) {
  const t = useTranslations('contacts.head')
  const [open, setOpen] = useState(false)
  if (!useMayChange()) return null
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <IconButton label={t('rename')} size="sm" className="text-muted">
          <Pencil aria-hidden />
        </IconButton>
      </PopoverTrigger>
      <PopoverContent aria-label={t('rename')}>
        <RenameForm {...{ contactId, name }} onDone={() => setOpen(false)} />
      </PopoverContent>
    </Popover>
  )
}

function RenameForm({ contactId, name, onDone }: { contactId: string; name: string | null; onDone: () => void }) {
  const t = useTranslations('contacts.head')
  const { run, busy, notice, refresh } = useContactEdit()
  const [text, setText] = useState(name ?? '')
  const [was, setWas] = useState(name)
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null)

  const write = (seen: string | null, to: string, said: () => void) =>
    run(
      () => rename({ contactId, was: seen, name: to }),
      said,
      (refusal, sentence) => {
        if (refusal?.reason !== 'changed') return void notice.failed(sentence)
        setWas(refusal.current)
        setMeanwhile({ current: refusal.current ?? '', by: refusal.by ?? null })
        return true
      },
    )
  const send = () =>
    write(was, text, () => {
      onDone()
      notice.undoable(t('renamed'), () => write(text.trim() || null, was ?? '', () => undefined))
    })
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
    <form onSubmit={save} className="flex flex-col gap-3">
      <Field label={t('nameLabel')}>
        <Input value={text} autoComplete="off" maxLength={200} onChange={event => setText(event.target.value)} />
      </Field>
      <div className="flex justify-end gap-2">
        <PopoverClose asChild>
          <Button tone="quiet">{t('cancel')}</Button>
        </PopoverClose>
        <Button type="submit" tone="primary" busy={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
