import { withAreaCode } from '@/lib/contacts/hand-values'
import { cleanName, isPlaceholderName, phoneInName } from '@/lib/contacts/person-name'
import type { Field, FieldValue } from '@/lib/fields/field'
import { readFieldText } from '@/lib/fields/read-text'
import type { Locale } from '@/lib/i18n/locale'
import { readValues, type ReadValue } from '@/lib/intake/reading'
import type { Person } from '@/lib/leads/assign-owner'
import { cleanLine, cleanText } from '@/lib/text/clean-text'
import { isEmptyLike } from '@/lib/text/empty-like'
import type { Target } from './guess-columns'
import type { Said } from './row-result'

const LONGEST_LINE = 200
const LONGEST_TEXT = 20_000
const MOST_TAGS = 50

/** What reading a row needs to know beside its cells. */
export type RowRules = {
  mapping: readonly Target[]
  fields: readonly Pick<Field, 'key' | 'name' | 'type' | 'choices'>[]
  /** whoever may own a contact, by lower-cased e-mail */
  people: ReadonlyMap<string, Person>
  /** two digits for phones without their DDD */
  areaCode: string | null
  locale: Locale
}

/** Whom a row speaks of, read by the rules of names, e-mails, phones and fields. */
export type RowReading = {
  name: string | null
  values: ReadValue[]
  organization: string | null
  tags: string[]
  description: string | null
  manager: Person | null
  custom: Record<string, FieldValue>
  /** what could not be used, while the rest of the row can */
  said: Said[]
}

/**
 * Reads a row. Refuses one with more cells than the header, which a stray separator has shifted, and one without an
 * e-mail or phone that says who it is: names match nobody, so every import would make the person anew. A value of a field
 * that does not fit its type is left out and told; the rest of the row stands.
 */
export function readRow(cells: readonly string[], rules: RowRules): { ok: true; reading: RowReading } | { ok: false; said: Said } {
  if (cells.slice(rules.mapping.length).some(cell => cell.trim() !== '')) return { ok: false, said: { code: 'too_many_cells' } }
  const textsOf = (target: Target) =>
    cells.flatMap((cell, index) => (rules.mapping[index] === target && !isEmptyLike(cell) ? [cell.trim()] : []))
  const typed = cleanName(textsOf('name').join(' '))
  const phones = [...textsOf('phone'), phoneInName(typed)].filter(text => text !== null)
  const emails = textsOf('email').flatMap(text => text.split(/[\s,;|]+/)).filter(Boolean)
  const values = readValues(emails, phones).map(value => withDdd(value, rules.areaCode))
  const refused = refusal(values)
  if (refused) return { ok: false, said: refused }
  const isNamed = typed !== null && !isPlaceholderName(typed, { email: emails[0] ?? null, phone: phones[0] ?? null })
  const { custom, said } = readCustom(cells, rules)
  const manager = readManager(textsOf('manager')[0], rules)
  return {
    ok: true,
    reading: {
      name: isNamed ? typed : null,
      values,
      organization: cleanLine(textsOf('organization')[0], LONGEST_LINE),
      tags: readTags(textsOf('tags')),
      description: cleanText(textsOf('description').join('\n'), LONGEST_TEXT),
      manager: manager.person,
      custom,
      said: [...values.filter(value => !isSure(value)).map(asText), ...said, ...manager.said],
    },
  }
}

/** Whether a value says who somebody is. */
function isSure(value: ReadValue): boolean {
  return value.key !== null && !value.candidate
}

function refusal(values: ReadValue[]): Said | null {
  if (values.some(isSure)) return null
  const [first] = values
  if (!first) return { code: 'no_key' }
  return { code: first.kind === 'email' ? 'email_invalid' : 'phone_unclear', value: first.raw }
}

function asText({ kind, raw }: ReadValue): Said {
  return { code: 'value_as_text', what: kind, value: raw }
}

function withDdd(value: ReadValue, areaCode: string | null): ReadValue {
  if (areaCode === null || value.flag !== 'missing_ddd') return value
  return withAreaCode(value.raw, areaCode) ?? value
}

function readTags(texts: string[]): string[] {
  const tags = texts.flatMap(text => text.split(/[,;|\n]/)).flatMap(tag => cleanLine(tag, LONGEST_LINE) ?? [])
  return [...new Set(tags)].slice(0, MOST_TAGS)
}

function readManager(text: string | undefined, { people }: RowRules): { person: Person | null; said: Said[] } {
  if (text === undefined) return { person: null, said: [] }
  const person = people.get(text.toLowerCase()) ?? null
  return { person, said: person ? [] : [{ code: 'manager_unknown', value: text.slice(0, LONGEST_LINE) }] }
}

function readCustom(cells: readonly string[], { mapping, fields, locale }: RowRules): Pick<RowReading, 'custom' | 'said'> {
  const custom: Record<string, FieldValue> = {}
  const said: Said[] = []
  for (const field of fields) {
    const text = cells[mapping.indexOf(`field:${field.key}`)] ?? ''
    const read = readFieldText(field, text, locale)
    if (!read.ok) said.push({ code: 'field_wrong', what: field.name, value: text.slice(0, LONGEST_LINE) })
    else if (read.value !== null) custom[field.key] = read.value
  }
  return { custom, said }
}
