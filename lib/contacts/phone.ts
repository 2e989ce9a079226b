import { cleanLine } from '@/lib/text/clean-text'
import { isEmptyLike } from '@/lib/text/empty-like'
import { splitPhoneField } from './phone-field'
import { formatPhone } from './phone-format'
import { readNumber, type NumberReading } from './phone-number'

export { formatPhone, whatsappLink } from './phone-format'
export type { PhoneFlag, PhoneKind } from './phone-number'

/** One phone as a person wrote it, and what the rule made of it. */
export type Phone = NumberReading & {
  /** as written; of a field with two numbers, only this number's part */
  raw: string
  extension: string | null
}

const LONGEST_FIELD = 200
/** With fewer digits half of all phones would be found. */
const SHORTEST_SEARCH = 4

/** A missing or unreadable country counts as Brazil, else every visitor without geoip would need a click. */
function isOutsideBrazil(countryCode: unknown): boolean {
  const code = typeof countryCode === 'string' ? countryCode.trim().toUpperCase() : ''
  return /^[A-Z]{2}$/.test(code) && code !== 'BR'
}

function fieldText(input: unknown): string | null {
  // A fraction or a number beyond 2^53 has lost digits already: whatever it reads as would be another phone.
  if (typeof input === 'number' && !(Number.isSafeInteger(input) && input > 0)) return null
  const line = cleanLine(input, LONGEST_FIELD)
  return line === null || isEmptyLike(line) || !/[\p{L}\p{N}]/u.test(line) ? null : line
}

/**
 * Reads a phone field by the Brazilian phone rule of the product, F11 and F12.
 * In: a string or a whole number as a form, a chat or a file gave it, and the visitor's country (ISO code)
 * where geoip knows it. Out: every phone of the field once, in order; a value that cannot be read comes
 * back with its raw text and no key; [] for empty and for what means empty (“-”, “n/a”, “não informado”).
 * Only the first 200 characters count.
 */
export function readPhones(input: unknown, hint: { countryCode?: string | null } = {}): Phone[] {
  const text = fieldText(input)
  if (text === null) return []
  const fromAbroad = isOutsideBrazil(hint.countryCode)
  const phones = new Map<string, Phone>()
  for (const { raw, digits, hasPlus, extension } of splitPhoneField(text)) {
    const reading = readNumber(digits, hasPlus, fromAbroad)
    const same = reading.key ?? `raw ${digits || raw}`
    if (!phones.has(same)) phones.set(same, { raw, ...reading, extension })
  }
  return [...phones.values()]
}

/** A stored or received text that is one phone as people read it; anything else stays as it is written. */
export function phoneText(value: string): string {
  const [phone, ...more] = value.includes('@') ? [] : readPhones(value)
  return phone && more.length === 0 ? formatPhone(phone) : value
}

function digitsOf(raw: string): string {
  const line = cleanLine(raw, LONGEST_FIELD)
  return line === null ? '' : (splitPhoneField(line)[0]?.digits ?? '')
}

/**
 * F12: whether a phone without a key only repeats the end of a phone the contact has: 98765-4321 beside
 * (11) 98765-4321. In: its raw text, and the other phones. Text without digits repeats nothing.
 */
export function isEchoOf(raw: string, known: { e164: string | null; raw: string }[]): boolean {
  const end = digitsOf(raw).replace(/^0+/, '')
  if (end === '') return false
  return known.some(phone => phone.e164?.endsWith(end) || digitsOf(phone.raw).endsWith(end))
}

/**
 * The digits to look for when somebody types a part of a phone into a search field: “98765-43” gives
 * 9876543. Null with fewer than four digits or with anything that is no phone punctuation. A whole number
 * written with 0 or 00 loses these, since stored numbers begin with the country code.
 */
export function phoneSearchDigits(q: string): string | null {
  const text = q.slice(0, LONGEST_FIELD).normalize('NFKC').trim()
  if (!/^[\d\s()+\-‐‑–./]+$/u.test(text)) return null
  const digits = text.replace(/\D/g, '')
  const withoutZeros = digits.replace(/^0+/, '')
  const wanted = withoutZeros.length >= 8 ? withoutZeros : digits
  return wanted.length >= SHORTEST_SEARCH ? wanted : null
}
