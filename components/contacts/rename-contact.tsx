'use client'

import { Pencil } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useRef, useState, type FormEvent } from 'react'
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
  const isAsked = useRef(false)
  const router = useRouter()
  if (!useMayChange()) return null
  const change = (toOpen: boolean) => {
    setOpen(toOpen)
    if (toOpen || !isAsked.current) return
    // Somebody else's name was shown in the question alone.
    isAsked.current = false
    router.refresh()
  }
  return (
    <Popover open={open} onOpenChange={change}>
      <PopoverTrigger asChild>
        <IconButton label={t('rename')} size="sm" className="text-muted">
          <Pencil aria-hidden />
        </IconButton>
      </PopoverTrigger>
      <PopoverContent aria-label={t('rename')}>
        <RenameForm {...{ contactId, name }} onAsk={() => (isAsked.current = true)} onDone={() => change(false)} />
      </PopoverContent>
    </Popover>
  )
}

type RenameFormProps = { contactId: string; name: string | null; onAsk: () => void; onDone: () => void }

function RenameForm({ contactId, name, onAsk, onDone }: RenameFormProps) {
  const t = useTranslations('contacts.head')
  const { run, busy, notice } = useContactEdit()
  const [text, setText] = useState(name ?? '')
  const [was, setWas] = useState(name)
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null)

  const send = () =>
    run(
      () => rename({ contactId, was, name: text }),
      () => {
        onDone()
        notice.undoable(t('renamed'), () => run(() => rename({ contactId, was: text.trim() || null, name: was ?? '' })))
      },
      (refusal, sentence) => {
        if (refusal?.reason !== 'changed') return void notice.failed(sentence)
        setWas(refusal.current)
        setMeanwhile({ current: refusal.current ?? '', by: refusal.by ?? null })
        onAsk()
        return true
      },
    )
  const save = (event: FormEvent) => {
    event.preventDefault()
    send()
  }

  if (meanwhile) {
    return <ChangedMeanwhile {...meanwhile} mine={text} busy={busy} onKeep={onDone} onUseMine={send} />
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
