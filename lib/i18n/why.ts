import { createTranslator } from 'use-intl/core'
import type { Locale } from './locale'
import { messages } from './messages'

/** A sentence of the why-trail: its code, and what it names. */
export type WhyEntry = { code: string } & Record<string, string | number | boolean | null | undefined>

/** A sentence ready to be said: the message's key, its values, and where its names lead. */
export type WhySentence = {
  key: keyof (typeof messages)['en']['why']
  values: Record<string, string | number>
  links: { contact: string | null; person: string | null; lead: string | null; channel: string | null }
}

const NOTHING = '—'

/** Reads a stored why-trail. What is not one is left out; a code that has no sentence yet is shown as it is. */
export function readWhy(stored: unknown): WhySentence[] {
  if (!Array.isArray(stored)) return []
  return stored.filter(isEntry).map(entry => {
    const key = entry.code in messages.en.why ? (entry.code as WhySentence['key']) : 'other'
    return { key, values: valuesOf(entry), links: linksOf(entry) }
  })
}

/** The why-trail as plain sentences of one language. */
export function whySentences(stored: unknown, locale: Locale): string[] {
  const say = translator(locale)
  const plain = (chunks: string) => chunks
  return readWhy(stored).map(({ key, values }) => say.markup(key, { ...values, contact: plain, person: plain, lead: plain, channel: plain }))
}

function translator(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale].why, timeZone: 'UTC' })
}

function isEntry(value: unknown): value is WhyEntry {
  return typeof value === 'object' && value !== null && typeof (value as WhyEntry).code === 'string'
}

// A name that nobody knows is a dash; every sentence gets a value for whatever it names.
function valuesOf(entry: WhyEntry): Record<string, string | number> {
  const named = { name: NOTHING, value: NOTHING, crm: NOTHING, other: NOTHING, operator: NOTHING, title: NOTHING, hint: NOTHING, address: NOTHING, note: NOTHING, rule: NOTHING, count: 0 }
  const given = Object.entries(entry).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return { ...named, ...Object.fromEntries(given.map(([key, value]) => [key, typeof value === 'number' ? value : String(value)])) }
}

function linksOf(entry: WhyEntry): WhySentence['links'] {
  const path = (kind: string, id: unknown) => (typeof id === 'string' ? `/${kind}/${id}` : null)
  return { contact: path('contacts', entry.contactId), person: path('contacts', entry.otherId), lead: path('leads', entry.leadId), channel: path('admin/channels', entry.channelId) }
}
