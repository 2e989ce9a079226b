import type { Locale } from '@/lib/i18n/locale'
import { splitList } from '@/lib/text/split-list'
import { hasChoices, type Field } from './field'
import { readNumber } from './number'
import { readValue, type ReadValue } from './read-value'

type Readable = Pick<Field, 'type' | 'choices'>

/** A longer text is no list of choices. */
const LONGEST_LIST = 5_000
const LONGEST_WORD = 20

const YES: ReadonlySet<string> = new Set(['true', 'sim', 's', 'yes', 'y', '1'])
const NO: ReadonlySet<string> = new Set(['false', 'nao', 'n', 'no', '0'])

/**
 * A value as a person types it: numbers in the reader's spelling, days as 31/12/2026 or 2026-12-31, addresses with or
 * without https://, choices whatever their case and accents, several of them apart by comma or semicolon. Blank is null.
 */
export function readFieldText(field: Readable, text: string, locale: Locale): ReadValue {
  if (text.trim() === '') return { ok: true, value: null }
  return readValue(field, meant(field, text.trim(), locale))
}

/**
 * A value as Jivo's client attributes bring it, text that a program or a visitor wrote: a number as programs write it
 * (1234.5) before one as people do.
 */
export function readAttribute(field: Readable, text: string, locale: Locale): ReadValue {
  const isNumber = field.type === 'number' || field.type === 'money'
  if (isNumber && /^-?\d+(\.\d+)?$/.test(text.trim())) return readValue(field, Number(text))
  return readFieldText(field, text, locale)
}

function meant({ type, choices }: Readable, text: string, locale: Locale): unknown {
  if (type === 'number' || type === 'money') return readNumber(text, locale) ?? text
  if (type === 'date') return readDay(text)
  if (type === 'url') return /^[a-z][a-z\d+.-]*:/i.test(text) || !text.includes('.') ? text : `https://${text}`
  if (type === 'bool' && text.length > LONGEST_WORD) return text
  if (type === 'bool') return YES.has(fold(text)) ? true : NO.has(fold(text)) ? false : text
  if (!hasChoices(type)) return text
  const known = (word: string) =>
    choices.find(choice => choice === word) ?? choices.find(choice => fold(choice) === fold(word))
  if (type === 'choice') return known(text) ?? text
  if (text.length > LONGEST_LIST) return text
  // A choice may have a comma of its own.
  return splitList(text, ',;', word => known(word) !== undefined).map(word => known(word) ?? word)
}

function readDay(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
