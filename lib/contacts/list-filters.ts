import type { Field } from '../fields/field'
import { readFieldFilters, type FieldFilter } from '../fields/list-filters'

/** Which contacts a list shows; `lacks` are those with an empty required field, or with a phone without its DDD. */
export type ContactListFilters = {
  q: string | null
  manager: { kind: 'me' | 'nobody' } | { kind: 'person'; id: string } | null
  lacks: 'required' | 'ddd' | null
  fields: FieldFilter[]
}

type Params = { [name: string]: string | string[] | undefined }

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const LONGEST_SEARCH = 200

/** Reads the filters from the page's address. What cannot be read is no filter: an old address still shows a list. */
export function readContactFilters(params: Params, fields: readonly Field[] = []): ContactListFilters {
  const one = (name: string) => [params[name]].flat()[0]?.replaceAll('\0', '').trim() || null
  const lacks = one('lacks')
  return {
    q: one('q')?.normalize('NFC').replace(/\s+/gu, ' ').slice(0, LONGEST_SEARCH) ?? null,
    manager: readManager(one('manager')),
    lacks: lacks === 'required' || lacks === 'ddd' ? lacks : null,
    fields: readFieldFilters(fields, params),
  }
}

/** Whether a text may be an id of ours; any other address is a page that does not exist. */
export function isId(text: string): boolean {
  return UUID.test(text)
}

function readManager(text: string | null): ContactListFilters['manager'] {
  if (text === 'me' || text === 'nobody') return { kind: text }
  return text !== null && isId(text) ? { kind: 'person', id: text.toLowerCase() } : null
}
