'use client'

import { Plus } from '@/components/ui/icons'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useId, useState, type FormEvent } from 'react'
import { readDrafts, type Drafts } from '@/components/fields/draft'
import { FieldInputs } from '@/components/fields/field-inputs'
import { useMayChange } from '@/components/layout/may-change'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { createContact } from '@/lib/contacts/actions'
import type { Field as CustomField } from '@/lib/fields/field'
import type { ValueProblem } from '@/lib/fields/read-value'
import { type Refused } from './refusal-words'
import { TakenAlert } from './taken-alert'
import { useContactEdit } from './use-contact-edit'
import { useEmailSuggestion } from './use-email-suggestion'

type NewContactProps = { me: string; people: { id: string; name: string }[]; fields: readonly CustomField[] }

/** A contact by hand; a value that somebody has already says whose it is. */
export function NewContactDialog(props: NewContactProps) {
  const t = useTranslations('contacts')
  const [open, setOpen] = useState(false)
  if (!useMayChange()) return null
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button tone="primary">
          <Plus aria-hidden />
          {t('new')}
        </Button>
      </DialogTrigger>
      <NewContactForm {...props} />
    </Dialog>
  )
}

function NewContactForm({ me, people, fields }: NewContactProps) {
  const t = useTranslations('contacts')
  const router = useRouter()
  const formId = useId()
  const locale = useLocale()
  const [drafts, setDrafts] = useState<Drafts>({})
  const [wrong, setWrong] = useState<{ [key: string]: ValueProblem }>({})
  const { run, busy, notice } = useContactEdit()
  const [draft, setDraft] = useState({ name: '', email: '', phone: '', ownerId: me })
  const [refused, setRefused] = useState<{ refusal: Refused | null; sentence: string } | null>(null)
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const errorOf = (field: 'email' | 'phone') => (refused?.refusal?.reason === field ? refused.sentence : undefined)
  const suggestion = useEmailSuggestion(draft.email)

  const save = (event: FormEvent) => {
    event.preventDefault()
    setRefused(null)
    const read = readDrafts(fields, drafts, locale)
    setWrong(read.ok ? {} : read.wrong)
    if (!read.ok) return
    run(
      () => createContact({ ...draft, ownerId: draft.ownerId || null, fields: read.values }),
      ({ id }) => {
        notice.done(t('form.created'))
        router.push(`/contacts/${id}`)
      },
      (refusal, sentence) => setRefused({ refusal, sentence }),
    )
  }

  return (
    <DialogContent
      title={t('form.title')}
      description={t('form.text')}
      footer={
        <>
          <DialogClose asChild>
            <Button tone="quiet">{t('form.cancel')}</Button>
          </DialogClose>
          <Button type="submit" form={formId} tone="primary" busy={busy}>
            {t('form.create')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={save} className="flex flex-col gap-4">
        {refused && !errorOf('email') && !errorOf('phone') ? (
          refused.refusal?.reason === 'empty' ? (
            <Alert tone="danger" urgent title={t('refused.emptyContact')} />
          ) : (
            <TakenAlert refused={refused.refusal} />
          )
        ) : null}
        <Field label={t('form.name')}>
          <Input value={draft.name} autoComplete="off" onChange={event => set({ name: event.target.value })} />
        </Field>
        <Field
          label={t('form.email')}
          error={errorOf('email')}
          hint={
            suggestion ? (
              <button
                type="button"
                className="font-semibold text-accent-ink hover:underline"
                onClick={() => set({ email: suggestion })}
              >
                {t('values.suggestion', { email: suggestion })}
              </button>
            ) : undefined
          }
        >
          <Input
            type="email"
            inputMode="email"
            autoComplete="off"
            value={draft.email}
            onChange={event => set({ email: event.target.value })}
          />
        </Field>
        <Field label={t('form.phone')} hint={t('form.phoneHint')} error={errorOf('phone')}>
          <Input
            type="tel"
            autoComplete="off"
            value={draft.phone}
            onChange={event => set({ phone: event.target.value })}
          />
        </Field>
        <Field label={t('form.owner')}>
          <Select value={draft.ownerId} onChange={event => set({ ownerId: event.target.value })}>
            <option value="">{t('form.nobody')}</option>
            {people.map(person => (
              <option key={person.id} value={person.id}>
                {person.id === me ? t('form.me', { name: person.name }) : person.name}
              </option>
            ))}
          </Select>
        </Field>
        <FieldInputs {...{ fields, drafts, wrong }} onChange={setDrafts} />
      </form>
    </DialogContent>
  )
}
