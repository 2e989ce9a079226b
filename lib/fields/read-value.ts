import { cleanText } from '@/lib/text/clean-text'
import { isIsoDate } from '@/lib/text/iso-date'
import type { Field, FieldValue } from './field'
import { storableMoney, storableNumber } from './number'

const LONGEST_TEXT = 5000
const LONGEST_URL = 2000

/** What is wrong with a value: a word of its own where the type says too little. */
export type ValueProblem = 'text' | 'long' | 'number' | 'money' | 'date' | 'choice' | 'multi' | 'bool' | 'url'

export type ReadValue = { ok: true; value: FieldValue | null } | { ok: false; problem: ValueProblem }

type Readable = Pick<Field, 'type' | 'choices'>

/**
 * A value as programs and screens hand it over, in JSON. Out: the value as it is stored; null for null, a blank text
 * and an empty list, which take the value away. Refuses another type, and a choice that is neither on offer nor
 * part of the value already (`current`): a retired choice stays readable and may stay.
 */
export function readValue({ type, choices }: Readable, given: unknown, current: FieldValue | null = null): ReadValue {
  if (given === null || given === undefined) return { ok: true, value: null }
  const known = [...choices, ...[current].flat().filter(one => typeof one === 'string')]
  switch (type) {
    case 'text':
      return readText(given)
    case 'url':
      return readUrl(given)
    case 'number':
      return checked('number', typeof given === 'number' ? storableNumber(given) : null)
    case 'money':
      return checked('money', typeof given === 'number' ? storableMoney(given) : null)
    case 'date':
      return blankOr(given, text => checked('date', isIsoDate(text) ? text : null), 'date')
    case 'choice':
      return blankOr(given, text => checked('choice', known.includes(text) ? text : null), 'choice')
    case 'multi':
      return readMulti(given, known)
    case 'bool':
      return checked('bool', typeof given === 'boolean' ? given : null)
  }
}

/** Whether this is an address that may become a link: http or https, no blanks. */
export function isWebAddress(text: string): boolean {
  if (text.length > LONGEST_URL || /\s/u.test(text) || !URL.canParse(text)) return false
  const { protocol } = new URL(text)
  return protocol === 'http:' || protocol === 'https:'
}

function readText(given: unknown): ReadValue {
  if (typeof given !== 'string') return { ok: false, problem: 'text' }
  return given.length > LONGEST_TEXT
    ? { ok: false, problem: 'long' }
    : { ok: true, value: cleanText(given, LONGEST_TEXT) }
}

function readUrl(given: unknown): ReadValue {
  return blankOr(given, text => checked('url', isWebAddress(text) ? text : null), 'url')
}

function readMulti(given: unknown, known: string[]): ReadValue {
  const isList = Array.isArray(given) && given.every(one => typeof one === 'string' && known.includes(one))
  if (!isList) return { ok: false, problem: 'multi' }
  // In the order of the choices, each once: the same set is the same value.
  const value = known.filter((one, index) => given.includes(one) && known.indexOf(one) === index)
  return { ok: true, value: value.length > 0 ? value : null }
}

function blankOr(given: unknown, read: (text: string) => ReadValue, problem: ValueProblem): ReadValue {
  if (typeof given !== 'string') return { ok: false, problem }
  const text = given.trim()
  return text === '' ? { ok: true, value: null } : read(text)
}

function checked(problem: ValueProblem, value: FieldValue | null): ReadValue {
  return value === null ? { ok: false, problem } : { ok: true, value }
}
