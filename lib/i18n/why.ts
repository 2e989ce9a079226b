import { createTranslator } from 'use-intl/core'
import { phoneText } from '../contacts/phone'
import type { Locale } from './locale'
import { messages } from './messages'

/** What the program can give as a reason: every code has its sentence in both languages. */
export type WhyCode = Exclude<keyof (typeof messages)['en']['why'], 'other'>

/** A stored sentence of the why-trail: its code, perhaps of a later version, and what it names. */
export type WhyEntry = { code: string } & Record<string, string | number | boolean | null | undefined>

/** A sentence ready to be said: the message's key, its values, and where its names lead. */
export type WhySentence = {
  key: keyof (typeof messages)['en']['why']
  values: Record<string, string | number>
  links: WhyLinks
}

/** Where each name in a sentence leads, by the tag around it; null where there is no page, or none is known. */
export type WhyLinks = Record<
  | 'contact'
  | 'person'
  | 'manager'
  | 'lead'
  | 'channel'
  | 'operators'
  | 'task'
  | 'conflict'
  | 'rules'
  | 'field'
  | 'queue',
  string | null
>

const NOTHING = '—'

/** Reads a stored why-trail. What is not one is left out; a code of a later version is told in general words. */
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
  return readWhy(stored).map(({ key, values, links }) =>
    say.markup(key, { ...values, ...mapLinks(links, () => plain) }),
  )
}

/** Something for each tag that a sentence may have, made of where it leads. */
export function mapLinks<Made>(links: WhyLinks, make: (href: string | null) => Made): Record<keyof WhyLinks, Made> {
  return Object.fromEntries(Object.entries(links).map(([tag, href]) => [tag, make(href)])) as Record<
    keyof WhyLinks,
    Made
  >
}

function plain(chunks: string): string {
  return chunks
}

function translator(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale].why, timeZone: 'UTC' })
}

function isEntry(value: unknown): value is WhyEntry {
  return typeof value === 'object' && value !== null && typeof (value as WhyEntry).code === 'string'
}

// A name that nobody knows is a dash; every sentence gets a value for whatever it names.
function valuesOf(entry: WhyEntry): Record<string, string | number> {
  const named = {
    part: NOTHING,
    problem: 'other',
    name: NOTHING,
    value: NOTHING,
    crm: NOTHING,
    other: NOTHING,
    operator: NOTHING,
    title: NOTHING,
    hint: NOTHING,
    address: NOTHING,
    note: NOTHING,
    rule: NOTHING,
    count: 0,
  }
  const given = Object.entries(entry).filter(([, value]) => value !== null && value !== undefined && value !== '')
  const isOfPhones = PHONE_CODES.test(entry.code)
  const say = (value: unknown) =>
    typeof value === 'number' ? value : isOfPhones ? phoneText(String(value)) : String(value)
  return {
    ...named,
    ...Object.fromEntries(given.map(([key, value]) => [key, say(value)])),
    ...(entry.code === 'field_given_up' && readNote(String(entry.note ?? ''))),
  }
}

/** The codes whose values are e-mails and phones as they were received. */
const PHONE_CODES = /^(?:conflict|value|phone)_/

const PROBLEMS = ['cut', 'unreadable', 'unsafe', 'not_an_identity', 'skipped', 'redacted']

// A note is the name of a field and what was wrong with it, e.g. `page_url_unsafe`.
function readNote(note: string): { part: string; problem: string } {
  if (note === 'not_utf8') return { part: '', problem: note }
  if (note.startsWith('from_')) return { part: note.slice('from_'.length).replaceAll('_', ' '), problem: 'other_api' }
  const problem = PROBLEMS.find(one => note.endsWith(`_${one}`))
  return problem ? { part: note.slice(0, -problem.length - 1), problem } : { part: note, problem: 'other' }
}

function linksOf(entry: WhyEntry): WhyLinks {
  const path = (before: string, id: unknown) => (typeof id === 'string' ? `${before}${id}` : null)
  const lead = path('/leads/', entry.leadId)
  return {
    contact: path('/contacts/', entry.contactId),
    person: path('/contacts/', entry.otherId),
    manager: path('/admin/people#', entry.managerId),
    lead,
    channel: path('/admin/channels/', entry.channelId),
    conflict: path('/conflicts?id=', entry.conflictId),
    task: lead ?? '/tasks',
    operators: '/admin/operators',
    rules: '/admin/assignment',
    field: '/admin/fields',
    queue: '/queue',
  }
}
