import { isIsoDate } from '@/lib/text/iso-date'
import type { Field, FieldType } from './field'

type Params = { [name: string]: string | string[] | undefined }

/** What a list is narrowed by: a field, and what its value must be. */
export type FieldFilter = {
  field: Field
  must:
    | { be: 'value'; value: string | number | boolean }
    | { be: 'containing'; text: string }
    | { be: 'between'; from: number | string | null; to: number | string | null }
}

const LONGEST = 200

/** The parameter of a list's address that a field is filtered by, also what the field is called elsewhere. */
export function fieldCode({ entity, key }: Pick<Field, 'entity' | 'key'>): string {
  return `${entity}.${key}`
}

/**
 * Reads filters by custom fields from a list's address: `contact.plano=Ouro`, `lead.vip=yes`, `contact.cidade=reci`
 * (contains), `contact.saldo=100..500`, `lead.entrega=2026-12-01..` (numbers and days as programs write them; one
 * alone must be equal). What cannot be read is no filter: an old address still shows a list.
 */
export function readFieldFilters(fields: readonly Field[], params: Params): FieldFilter[] {
  return fields.flatMap(field => {
    const text = [params[fieldCode(field)]].flat()[0]?.replaceAll('\0', '').trim().slice(0, LONGEST)
    const must = text ? readMust(field.type, text) : null
    return must ? [{ field, must }] : []
  })
}

function readMust(type: FieldType, text: string): FieldFilter['must'] | null {
  switch (type) {
    case 'choice':
    case 'multi':
      return { be: 'value', value: text }
    case 'bool':
      return text === 'yes' || text === 'no' ? { be: 'value', value: text === 'yes' } : null
    case 'text':
    case 'url':
      return { be: 'containing', text }
    case 'number':
    case 'money':
      return readRange(text, bound => (/^-?\d+(\.\d+)?$/.test(bound) ? Number(bound) : null))
    case 'date':
      return readRange(text, bound => (isIsoDate(bound) ? bound : null))
  }
}

function readRange(text: string, read: (bound: string) => number | string | null): FieldFilter['must'] | null {
  const [low = '', high] = text.split('..')
  const [from, to] = [read(low), high === undefined ? null : read(high)]
  if (high === undefined) return from === null ? null : { be: 'value', value: from }
  const isReadable = (from !== null || low === '') && (to !== null || high === '')
  return isReadable && (from !== null || to !== null) ? { be: 'between', from, to } : null
}
