'use client'

import { UserRoundPlus, UserRoundSearch } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition, type FormEvent, type ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { FieldInputs } from '@/components/fields/field-inputs'
import { useFieldDrafts } from '@/components/fields/use-field-drafts'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NamedOptions } from '@/components/ui/named-options'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { createLead } from '@/lib/leads/actions'
import type { Field as CustomField } from '@/lib/fields/field'
import type { FoundContact } from '@/lib/leads/find-contacts-queries'
import { contactLines, ContactSearch } from './contact-search'

type Person = { id: string; name: string }
type NewLeadFormProps = {
  people: Person[]
  userId: string
  contact: FoundContact | null
  fields: readonly CustomField[]
}

type Refusal = Extract<Awaited<ReturnType<typeof createLead>>, { ok: false }> | { ok: false; reason: 'network' }
type Taken = Extract<Refusal, { reason: 'taken' }>

/** A lead by hand: whose it is (found, or written down), and what is known of it. */
export function NewLeadForm({ people, userId, contact: given, fields }: NewLeadFormProps) {
  const t = useTranslations('leads.newLead')
  const router = useRouter()
  const [contact, setContact] = useState(given)
  const [isNew, setIsNew] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, startTransition] = useTransition()
  const own = useFieldDrafts(fields)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = own.read(contact === null && isNew)
    if (!values) return
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '')
    const whose = contact
      ? { kind: 'known' as const, contactId: contact.id }
      : { kind: 'new' as const, name: text('name'), email: text('email'), phone: text('phone'), fields: values.contact }
    const lead = {
      title: text('title'),
      description: text('description'),
      managerId: text('manager') || null,
      fields: values.lead,
      contact: whose,
    }
    startTransition(async () => {
      const result = await createLead(lead).catch(() => ({ ok: false as const, reason: 'network' as const }))
      if (result.ok) router.push(`/leads/${result.id}`)
      else setRefusal(result)
    })
  }
  const take = ({ holder, kind, value }: Taken) => {
    const phone = kind === 'phone' ? { raw: value, key: null, e164: null } : null
    setContact({ id: holder.id, name: holder.name, email: kind === 'email' ? value : null, phone })
    setRefusal(null)
  }
  return (
    <form onSubmit={submit} className="flex max-w-xl flex-col gap-5">
      <fieldset className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
        <legend className="sr-only">{t('who')}</legend>
        {contact ? (
          <ChosenContact contact={contact} onChange={() => setContact(null)} />
        ) : isNew ? (
          <NewContact refusal={refusal} onSearch={() => (setIsNew(false), setRefusal(null))}>
            <FieldInputs {...own.inputs('contact')} />
          </NewContact>
        ) : (
          <>
            <ContactSearch onChoose={chosen => (setContact(chosen), setRefusal(null))} />
            <Button className="self-start" onClick={() => setIsNew(true)}>
              <UserRoundPlus aria-hidden />
              {t('createNew')}
            </Button>
          </>
        )}
        {refusal ? <RefusalNotice refusal={refusal} onTake={take} /> : null}
      </fieldset>
      <Field label={t('leadTitle')} hint={t('leadTitleHint')}>
        <Input name="title" maxLength={300} />
      </Field>
      <Field label={t('description')}>
        <Textarea name="description" />
      </Field>
      <Field label={t('manager')}>
        <ManagerSelect people={people} userId={userId} />
      </Field>
      <FieldInputs {...own.inputs('lead')} />
      <Button type="submit" tone="primary" busy={busy} className="self-start">
        {t('submit')}
      </Button>
    </form>
  )
}

function ManagerSelect({ people, userId, ...field }: { people: Person[]; userId: string }) {
  const t = useTranslations('leads')
  return (
    <Select name="manager" defaultValue={userId} {...field}>
      <option value="">{t('nobody')}</option>
      <NamedOptions of={people} />
    </Select>
  )
}

function ChosenContact({ contact, onChange }: { contact: FoundContact; onChange: () => void }) {
  const t = useTranslations('leads')
  const [name, known] = contactLines(contact)
  return (
    <div className="flex items-center gap-3">
      <Avatar name={contact.name ?? ''} seed={contact.id} />
      <p className="min-w-0 flex-1">
        <span className="block truncate text-base font-semibold">{name ?? t('card.unnamed')}</span>
        <span className="block truncate text-sm text-muted tabular-nums">{known}</span>
      </p>
      <Button size="sm" tone="quiet" onClick={onChange}>
        {t('newLead.change')}
      </Button>
    </div>
  )
}

function NewContact({
  refusal,
  onSearch,
  children,
}: {
  refusal: Refusal | null
  onSearch: () => void
  children: ReactNode
}) {
  const t = useTranslations('leads.newLead')
  const isWrong = (...reasons: string[]) => (refusal && reasons.includes(refusal.reason) ? ' ' : undefined)
  return (
    <>
      <Field label={t('name')}>
        <Input name="name" autoComplete="off" autoFocus />
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('email')}>
          <Input
            name="email"
            inputMode="email"
            autoComplete="off"
            aria-invalid={isWrong('bad_email') ? true : undefined}
          />
        </Field>
        <Field label={t('phone')} hint={t('phoneHint')}>
          <Input
            name="phone"
            inputMode="tel"
            autoComplete="off"
            aria-invalid={isWrong('bad_phone') ? true : undefined}
          />
        </Field>
      </div>
      {children}
      <Button className="self-start" tone="quiet" onClick={onSearch}>
        <UserRoundSearch aria-hidden />
        {t('searchInstead')}
      </Button>
    </>
  )
}

const TOLD = [
  'no_contact',
  'bad_email',
  'bad_phone',
  'unknown_manager',
  'gone',
  'invalid',
  'origin',
  'forbidden',
  'network',
] as const

function RefusalNotice({ refusal, onTake }: { refusal: Refusal; onTake: (taken: Taken) => void }) {
  const t = useTranslations('leads.newLead')
  if (refusal.reason !== 'taken') {
    return (
      <Alert tone="danger" urgent title={t(`refused.${TOLD.find(known => known === refusal.reason) ?? 'invalid'}`)} />
    )
  }
  const name = refusal.holder.name ?? t('taken.unnamed')
  return (
    <Alert
      tone="warn"
      urgent
      title={t(`taken.${refusal.kind}`, { value: refusal.value, name })}
      actions={
        <Button size="sm" tone="primary" onClick={() => onTake(refusal)}>
          {t('taken.use', { name })}
        </Button>
      }
    >
      {t('taken.text')}
    </Alert>
  )
}
