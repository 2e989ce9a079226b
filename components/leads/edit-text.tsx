'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { ChangedMeanwhile, type Meanwhile } from './changed-meanwhile'
import { useRefusal } from './use-refusal'

/** What saving came to; `changed` brings what stands there now and who wrote it. */
export type SaveOutcome =
  | { ok: true }
  | { ok: false; reason: 'changed'; current: string | null; by?: string | null }
  | { ok: false; reason: string }

type EditTextProps = {
  value: string
  label: string
  multiline?: boolean
  /** Whether nothing is an answer. */
  mayBeEmpty?: boolean
  save: (was: string, value: string) => Promise<SaveOutcome>
  /** The value as it is read, with the button that opens the field. */
  children: (edit: () => void) => ReactNode
}

/** A text edited in its place: Enter saves, Escape leaves it. Two who changed it at once see both texts and choose. */
export function EditText({ value, label, multiline = false, mayBeEmpty = false, save, children }: EditTextProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [was, setWas] = useState(value)
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null)
  const [error, setError] = useState<string>()
  const [busy, startTransition] = useTransition()
  const refusal = useRefusal()
  const router = useRouter()
  if (draft === null) return children(() => (setWas(value), setDraft(value), setError(undefined)))
  const close = () => (setDraft(null), setMeanwhile(null), router.refresh())
  const send = (from: string) =>
    startTransition(async () => {
      const outcome = await save(from, draft).catch(() => ({ ok: false as const, reason: 'network' }))
      if (outcome.ok) return close()
      if (outcome.reason === 'changed' && 'current' in outcome)
        return setMeanwhile({ current: outcome.current ?? '', by: outcome.by ?? null })
      setError(refusal(outcome.reason))
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!mayBeEmpty && draft.trim() === '') return setError(refusal('empty'))
    send(was)
  }
  if (meanwhile) {
    return (
      <ChangedMeanwhile
        {...meanwhile}
        mine={draft}
        busy={busy}
        onKeep={close}
        onUseMine={() => send(meanwhile.current)}
      />
    )
  }
  return (
    <EditForm
      {...{ label, multiline, draft, busy, error }}
      onChange={setDraft}
      onSubmit={submit}
      onCancel={() => setDraft(null)}
    />
  )
}

type EditFormProps = {
  label: string
  multiline: boolean
  draft: string
  busy: boolean
  error: string | undefined
  onChange: (text: string) => void
  onSubmit: (event: FormEvent) => void
  onCancel: () => void
}

function EditForm({ label, multiline, draft, busy, error, onChange, onSubmit, onCancel }: EditFormProps) {
  const t = useTranslations('leads.edit')
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel()
    if (multiline && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit(event)
  }
  const field = {
    value: draft,
    autoFocus: true,
    'aria-label': label,
    'aria-invalid': error ? true : undefined,
    onKeyDown: keys,
  }
  return (
    <form onSubmit={onSubmit} className="flex w-full flex-col gap-2">
      {multiline ? (
        <Textarea {...field} onChange={event => onChange(event.target.value)} />
      ) : (
        <Input
          {...field}
          maxLength={300}
          onChange={event => onChange(event.target.value)}
          onFocus={event => event.target.select()}
        />
      )}
      {error ? (
        <p role="alert" className="text-sm text-danger-ink">
          {error}
        </p>
      ) : null}
      <div className="flex gap-2">
        <Button type="submit" tone="primary" size="sm" busy={busy}>
          {t('save')}
        </Button>
        <Button tone="quiet" size="sm" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
