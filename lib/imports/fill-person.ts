import { storedValue, isSameValue, type Field, type FieldValue } from '@/lib/fields/field'
import { formatValue } from '@/lib/fields/format-value'
import { readFieldText } from '@/lib/fields/read-text'
import type { Locale } from '@/lib/i18n/locale'
import { filledName } from '@/lib/intake/decide/fill-contact'
import type { ContactFact } from '@/lib/intake/facts'
import { isNamed, type ReadManager } from './find-manager'
import { readTags, type RowReading } from './read-row'
import type { Said } from './row-result'

export type FilledPerson = { after: ContactFact; custom: Record<string, FieldValue>; said: Said[] }

/** A contact with what a row fills in, which values of its own fields are new, and what stays as it is, told. */
export function fillPerson(
  contact: ContactFact,
  reading: RowReading,
  fields: readonly Field[],
  locale: Locale,
): FilledPerson {
  const name = filledName(contact, reading.name)
  const custom = fillValues(contact.customFields, reading, fields, locale)
  const manager = fillManager(contact.owner, reading.manager)
  const tags = fillTags(contact.tags, reading.tags)
  const said = [
    ...(name === reading.name ? [] : kept('name', reading.name, name)),
    ...custom.said,
    ...manager.said,
    ...kept('organization', reading.organization, contact.organization),
  ]
  const after = {
    ...contact,
    name,
    tags,
    description: contact.description ?? reading.description,
    organization: contact.organization ?? reading.organization,
    owner: manager.person,
    customFields:
      Object.keys(custom.set).length === 0 ? contact.customFields : { ...contact.customFields, ...custom.set },
  }
  return { after, custom: custom.set, said }
}

/** What is told where both have a value and they differ; a value that is there stays. */
export function kept(what: string, value: string | null, crm: string | null): Said[] {
  return value !== null && crm !== null && value !== crm ? [{ code: 'kept', what, value, crm }] : []
}

/** Who has the work: whoever has it keeps it, else whom the row names. */
export function fillManager<Person extends { id: string; name: string }>(
  current: Person | null,
  read: ReadManager | null,
): { person: Person | ReadManager['person']; said: Said[] } {
  if (!read || isNamed(read, current)) return { person: current, said: [] }
  if (read.person === null) return { person: current, said: [{ code: `manager_${read.because}`, value: read.text }] }
  return { person: current ?? read.person, said: kept('owner', read.person.name, current?.name ?? null) }
}

/** The tags with those of the cells added; a tag of theirs may hold the mark that parts them there. */
export function fillTags(tags: readonly string[], cells: readonly string[]): string[] {
  return [...new Set([...tags, ...cells.flatMap(cell => readTags(cell, tags))])]
}

/**
 * The values of custom fields that are new, and what is told of the others: one that differs stays, one that does not fit
 * is left out. A choice that is no longer on offer fits whoever has it.
 */
export function fillValues(
  stored: unknown,
  { custom, unfit }: Pick<RowReading, 'custom' | 'unfit'>,
  fields: readonly Pick<Field, 'key' | 'name' | 'type' | 'choices'>[],
  locale: Locale,
): { set: Record<string, FieldValue>; said: Said[] } {
  const set: Record<string, FieldValue> = {}
  const said: Said[] = []
  for (const field of fields) {
    const { key, name, type } = field
    const [value, current] = [custom[key], storedValue(stored, key)]
    if (value !== undefined && current === null) set[key] = value
    else if (value !== undefined && !isSameValue(value, current)) {
      said.push({
        code: 'kept',
        what: name,
        value: formatValue(type, value, locale),
        crm: formatValue(type, current!, locale),
      })
    }
    const text = unfit[key]
    if (text !== undefined && !isStill(field, text, current, locale))
      said.push({ code: 'field_wrong', what: name, value: text })
  }
  return { set, said }
}

function isStill(
  { type, choices }: Pick<Field, 'type' | 'choices'>,
  text: string,
  current: FieldValue | null,
  locale: Locale,
): boolean {
  const retired = [current].flat().filter(one => typeof one === 'string')
  const read = readFieldText({ type, choices: [...choices, ...retired] }, text, locale)
  return read.ok && current !== null && isSameValue(read.value, current)
}
