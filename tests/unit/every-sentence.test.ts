import { NextIntlClientProvider } from 'next-intl'
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createTranslator } from 'use-intl'
import { describe, expect, it } from 'vitest'
import { CallFacts } from '@/components/chats/conversation-facts'
import { historySentence, knownChoice, knownField } from '@/components/contacts/history-sentence'
import { ChangeLine } from '@/components/leads/timeline/change-line'
import { CALL_REASONS } from '@/lib/chats/call-reason'
import { locales, type Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { CHOICES } from '@/lib/identity/choices'
import { toldKinds } from '@/lib/leads/timeline/change-sentence'
import { knownStages } from '@/lib/leads/known-stages'
import { leadStatuses } from '@/lib/leads/status'

const at = new Date('2026-05-05T13:42:00.000Z')
const FIELDS = [
  'name',
  'description',
  'owner',
  'email',
  'phone',
  'organization',
  'jivoStatus',
  'assignedAgent',
  'tags',
  'verified',
  'shared',
  'country',
  'attributes.plano',
  'customFields.saldo',
  'field_of_a_later_version',
]
/** What only a program would write. A phone is never shown in the form it is stored in. */
const RAW =
  /\b[a-z]+_[a-z_]+\b|\b(?:attributes|customFields|contact|lead|conflict|identifier)\.|\b[A-Z]+_[A-Z_]+\b|\bjivoStatus\b|\bassignedAgent\b|\+55\d/

type Change = { kind: string; data: Record<string, unknown> }

const changes: Change[] = [
  ...toldKinds.flatMap(kind => {
    const value = /^(?:identifier|conflict)\./.test(kind) ? '+5511995960573' : 'new'
    const data = { kind: 'phone', value, title: 'Ligar', name: 'Ana', choice: 'add', field: 'name', type: 'text' }
    return [
      { kind, data: { ...data, to: value, from: 'new' } },
      { kind, data: { ...data, to: null, from: value } },
    ]
  }),
  ...FIELDS.flatMap(field => {
    const value = ['phone', 'verified', 'shared', 'country'].includes(field) ? '+5511995960573' : 'Ouro'
    return [
      [null, value],
      [value, null],
      ['Prata', value],
    ].map(([from, to]) => ({ kind: 'contact.field', data: { field, from, to } }))
  }),
  ...[...CHOICES, 'choice_of_a_later_version'].map(choice => ({
    kind: 'conflict.settled',
    data: { choice, value: '+5511995960573' },
  })),
  ...['email', 'phone', 'visitor', 'kind_of_a_later_version'].map(kind => ({
    kind: 'identifier.added',
    data: { kind, value: 'x' },
  })),
  ...leadStatuses.map(to => ({ kind: 'lead.status', data: { from: 'open', to } })),
  ...knownStages.map(to => ({ kind: 'lead.stage', data: { from: 'new', to } })),
  { kind: 'kind_of_a_later.version', data: {} },
]

function textOf(locale: Locale, element: ReactElement): string {
  const errors: string[] = []
  const provider = createElement(NextIntlClientProvider, {
    locale,
    messages: messages[locale],
    timeZone: 'UTC',
    now: at,
    onError: error => errors.push(error.message),
    children: element,
  })
  const text = renderToStaticMarkup(provider)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return [text, ...errors].join(' ')
}

describe.each(locales)('what happened, told in %s', locale => {
  it('has no raw word in the timeline of a lead', () => {
    const said = changes.map(change =>
      textOf(locale, createElement(ChangeLine, { change: { id: 'x', at, by: null, chat: null, change } as never })),
    )
    expect(said.filter(line => RAW.test(line))).toEqual([])
  })

  it('has no raw word in the history of a contact', () => {
    const errors: string[] = []
    const say = createTranslator({
      locale,
      messages: messages[locale].contacts.history,
      timeZone: 'UTC',
      onError: error => errors.push(error.message),
    })
    const said = changes.map(({ kind, data }) => {
      const { key, values } = historySentence({ kind, data, lead: null, chat: null }, locale)
      const told = { ...values, b: (words: string) => words }
      const field =
        values.field === undefined ? '' : say(`field.${knownField(values.field) as 'other'}`, { field: values.field })
      const choice = values.choice === undefined ? '' : say(`choice.${knownChoice(values.choice) as 'other'}`)
      return say.markup(key as 'other', { ...told, field, choice })
    })
    expect([...said.filter(line => RAW.test(line)), ...errors]).toEqual([])
  })

  it('has no raw word in the facts of a call', () => {
    const said = [...CALL_REASONS, 'NO_ANSWER', 'SIP_603_X'].map(reason =>
      textOf(
        locale,
        createElement(CallFacts, {
          call: {
            type: 'incoming',
            status: 'error',
            phone: '+5511995960573',
            reason,
            recordUrl: null,
            connected: false,
          } as never,
        }),
      ),
    )
    expect(said.filter(line => RAW.test(line))).toEqual([])
  })
})
