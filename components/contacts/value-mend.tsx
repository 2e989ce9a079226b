'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { CardValue } from '@/lib/contacts/card-values'
import { markContactValue, mendContactValue } from '@/lib/identity/contact-edit-actions'
import type { Refused } from './refusal-words'
import { TakenAlert } from './taken-alert'
import { useContactEdit } from './use-contact-edit'

type ValueMendProps = { contactId: string; value: CardValue }

/** The one field, or the one press, that puts a value right; nothing where nothing is wrong with it. */
export function ValueMend({ contactId, value }: ValueMendProps) {
  if (value.suggestion) return <UseSuggestion {...{ contactId, value }} suggestion={value.suggestion} />
  switch (value.flag) {
    case 'missing_ddd':
      return <TypeField {...{ contactId, value }} asks="areaCode" />
    case 'needs_plus':
    case 'unknown_ddd':
    case 'unreadable':
      return <TypeField {...{ contactId, value }} asks="text" />
    case 'confirm_country':
      return <Confirm {...{ contactId, value }} words="country" />
    case 'ninth_digit_added':
      return value.candidate ? <Confirm {...{ contactId, value }} words="candidate" /> : null
    case 'service':
    case 'invalid':
    case null:
      return null
  }
}

function TypeField({ contactId, value, asks }: ValueMendProps & { asks: 'areaCode' | 'text' }) {
  const t = useTranslations('contacts')
  const { run, busy, notice } = useContactEdit()
  const [typed, setTyped] = useState(asks === 'text' ? value.raw : '')
  const [refused, setRefused] = useState<{ refusal: Refused | null; sentence: string } | null>(null)
  const isAreaCode = asks === 'areaCode'
  const isTaken = refused?.refusal?.reason === 'taken'

  const save = (event: FormEvent) => {
    event.preventDefault()
    setRefused(null)
    run(
      () => mendContactValue({ contactId, identifierId: value.id, [asks]: typed }),
      () => notice.done(t('values.mended', { value: isAreaCode ? `(${typed}) ${value.raw}` : typed })),
      (refusal, sentence) => setRefused({ refusal, sentence }),
    )
  }

  return (
    <form noValidate onSubmit={save} className="mt-1.5 flex flex-col gap-2">
      {isTaken ? (
        <TakenAlert
          refused={refused.refusal}
          wanted={{ contactId, replaces: value.id }}
          onClose={() => setRefused(null)}
        />
      ) : null}
      <Field
        label={t(isAreaCode ? 'mend.dddLabel' : 'mend.phoneLabel')}
        hint={t(isAreaCode ? 'mend.dddText' : 'mend.phoneText')}
        error={refused && !isTaken ? refused.sentence : undefined}
      >
        <InputWithSave
          {...{ busy, isAreaCode, typed }}
          onType={text => setTyped(isAreaCode ? text.replace(/\D/g, '').slice(0, 2) : text)}
        />
      </Field>
    </form>
  )
}

type InputWithSaveProps = { busy: boolean; isAreaCode: boolean; typed: string; onType: (text: string) => void }

/** The props that Field hands down (id, aria-*) belong to the input. */
function InputWithSave({ busy, isAreaCode, typed, onType, ...wiring }: InputWithSaveProps) {
  const t = useTranslations('contacts.mend')
  return (
    <div className="flex gap-2">
      <Input
        {...wiring}
        inputMode={isAreaCode ? 'numeric' : 'tel'}
        autoComplete="off"
        placeholder={isAreaCode ? '11' : undefined}
        value={typed}
        onChange={event => onType(event.target.value)}
        className={isAreaCode ? 'w-16 text-center tabular-nums' : ''}
      />
      <Button type="submit" busy={busy} disabled={isAreaCode ? typed.length !== 2 : typed.trim() === ''}>
        {t('save')}
      </Button>
    </div>
  )
}

function Confirm({ contactId, value, words }: ValueMendProps & { words: 'country' | 'candidate' }) {
  const t = useTranslations('contacts.mend')
  const { run, busy } = useContactEdit()
  const [refused, setRefused] = useState<Refused | null>(null)
  return (
    <div className="mt-1.5 flex flex-col items-start gap-2">
      {refused ? (
        <TakenAlert refused={refused} wanted={{ contactId, replaces: value.id }} onClose={() => setRefused(null)} />
      ) : null}
      <p className="text-sm text-muted">{t(`${words}Text`)}</p>
      <Button
        size="sm"
        busy={busy}
        onClick={() =>
          run(
            () => markContactValue({ contactId, identifierId: value.id, mark: 'country', on: true }),
            undefined,
            refusal => setRefused(refusal),
          )
        }
      >
        {t(`${words}Yes`)}
      </Button>
    </div>
  )
}

function UseSuggestion({ contactId, value, suggestion }: ValueMendProps & { suggestion: string }) {
  const t = useTranslations('contacts.values')
  const { run, busy } = useContactEdit()
  const [refused, setRefused] = useState<Refused | null>(null)
  return (
    <div className="mt-1.5 flex flex-col items-start gap-2">
      {refused ? (
        <TakenAlert refused={refused} wanted={{ contactId, replaces: value.id }} onClose={() => setRefused(null)} />
      ) : null}
      <p className="text-sm break-all text-muted">{t('suggestion', { email: suggestion })}</p>
      <Button
        size="sm"
        busy={busy}
        className="h-auto min-h-7 max-w-full break-all whitespace-normal"
        onClick={() =>
          run(
            () => mendContactValue({ contactId, identifierId: value.id, text: suggestion }),
            undefined,
            refusal => setRefused(refusal),
          )
        }
      >
        {t('useSuggestion', { email: suggestion })}
      </Button>
    </div>
  )
}
