import type { Field } from '@/lib/fields/field'
import { readFieldFilters, type FieldFilter } from '@/lib/fields/list-filters'
import { leadStatuses, type LeadStatus } from './status'

/** Which leads a list shows. `status` null = whatever its status; `manager` “me” and “nobody” beside ids. */
export type LeadListFilters = {
  status: LeadStatus | null
  manager: { kind: 'me' | 'nobody' } | { kind: 'person'; id: string } | null
  channelId: string | null
  source: string | null
  /** only those that lack a required field */
  incomplete: boolean
  /** by custom fields of the lead or of its contact */
  fields: FieldFilter[]
  q: string | null
}

type Params = { [name: string]: string | string[] | undefined }

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const LONGEST_SEARCH = 200

/**
 * Reads the filters of the leads page from its address. Open leads unless told otherwise (`status=all` for all). What
 * cannot be read is no filter: an old or mistyped address still shows a list.
 */
export function readLeadFilters(params: Params, fields: readonly Field[] = []): LeadListFilters {
  const one = (name: string) => [params[name]].flat()[0]?.replaceAll('\0', '').trim() || null
  const status = one('status')
  const manager = one('manager')
  const channel = one('channel')
  return {
    status: status === 'all' ? null : (leadStatuses.find(known => known === status) ?? 'open'),
    manager:
      manager === 'me' || manager === 'nobody'
        ? { kind: manager }
        : manager && UUID.test(manager)
          ? { kind: 'person', id: manager.toLowerCase() }
          : null,
    channelId: channel && UUID.test(channel) ? channel.toLowerCase() : null,
    source: one('source'),
    incomplete: one('incomplete') !== null,
    fields: readFieldFilters(fields, params),
    q: one('q')?.normalize('NFC').replace(/\s+/gu, ' ').slice(0, LONGEST_SEARCH) ?? null,
  }
}

/** Whether anything beyond the status keeps leads out of the list. */
export function isFiltered({ manager, channelId, source, incomplete, fields, q }: LeadListFilters): boolean {
  return incomplete || fields.length > 0 || manager !== null || channelId !== null || source !== null || q !== null
}

/** Whether a text may be an id of ours; any other address is a page that does not exist. */
export function isId(text: string): boolean {
  return UUID.test(text)
}
