import type { BroughtValue } from '@/lib/contacts/compare-values'
import { readEmail } from '@/lib/contacts/email'
import { cleanName, isPlaceholderName, phoneInName } from '@/lib/contacts/person-name'
import { readPhones } from '@/lib/contacts/phone'
import type { JivoEvent } from '@/lib/jivo/events'

/** An e-mail or phone of an event, before it is known whom it belongs to. */
export type ReadValue = Omit<BroughtValue, 'ownerId' | 'sharedElsewhere'>

/** Who an event speaks of, by our own rules of names, e-mails and phones. */
export type Reading = {
  /** null where the visitor gave none, or only a placeholder */
  name: string | null
  values: ReadValue[]
  visitorNumber: string | null
  description: string | null
}

const INVALID_EMAIL_LENGTH = 254

/**
 * Reads the person of an event. A phone typed into the name field counts as a phone; two numbers in one field are
 * two; what is no e-mail is kept as text without a key. The country of the visitor is a hint for phones without +.
 */
export function readPerson(event: JivoEvent): Reading {
  const { visitor, visit, call } = event
  const name = cleanName(visitor.name)
  const typed = [visitor.phone, phoneInName(name), call?.phone ?? null].filter(text => text !== null)
  return {
    name: name && !isPlaceholderName(name, { email: visitor.email, phone: visitor.phone }) ? name : null,
    values: readValues([visitor.email], typed, { countryCode: visit.geo?.countryCode ?? null }),
    visitorNumber: visitor.number,
    description: visitor.description,
  }
}

/** The e-mails and phones of these fields, each once; what is no e-mail or number is kept as text without a key. */
export function readValues(
  emails: (string | null)[],
  phones: string[],
  hint: { countryCode: string | null } = { countryCode: null },
): ReadValue[] {
  return withoutDoubles([...emails.flatMap(readEmails), ...phones.flatMap(text => readPhoneValues(text, hint))])
}

function readEmails(text: string | null): ReadValue[] {
  const read = readEmail(text)
  const nothing = { kind: 'email' as const, e164: null, phoneKind: null, extension: null, candidate: false }
  if (read.ok) return [{ ...nothing, raw: read.email.address, key: read.email.address, flag: null }]
  return read.text
    ? [{ ...nothing, raw: [...read.text].slice(0, INVALID_EMAIL_LENGTH).join(''), key: null, flag: 'invalid' }]
    : []
}

function readPhoneValues(text: string, hint: { countryCode: string | null }): ReadValue[] {
  return readPhones(text, hint).map(phone => ({
    kind: 'phone' as const,
    raw: phone.raw,
    key: phone.key,
    e164: phone.e164,
    phoneKind: phone.kind,
    flag: phone.flag,
    extension: phone.extension,
    candidate: phone.candidate,
  }))
}

// Of two writings of one number the one without a doubt stays, else the first.
function withoutDoubles(values: ReadValue[]): ReadValue[] {
  const seen = new Map<string, ReadValue>()
  for (const value of values) {
    const same = `${value.kind} ${value.key ?? `text ${value.raw}`}`
    const known = seen.get(same)
    if (!known || (known.flag !== null && value.flag === null)) seen.set(same, value)
  }
  return [...seen.values()]
}
