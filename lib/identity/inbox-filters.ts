/** Which conflicts the inbox shows. `olderThan` in days: what waits that long already. */
export type InboxFilters = {
  state: 'open' | 'settled' | 'all'
  kind: 'email' | 'phone' | 'two_contacts' | null
  mine: boolean
  olderThan: 1 | 3 | 7 | null
}

type Params = { [name: string]: string | string[] | undefined }

const KINDS = ['email', 'phone', 'two_contacts'] as const
const AGES = [1, 3, 7] as const

/** Reads the filters from the page's address; open ones unless told otherwise. What cannot be read is no filter. */
export function readInboxFilters(params: Params): InboxFilters {
  const one = (name: string) => [params[name]].flat()[0] ?? null
  const state = one('state')
  return {
    state: state === 'settled' || state === 'all' ? state : 'open',
    kind: KINDS.find(kind => kind === one('kind')) ?? null,
    mine: one('mine') === '1',
    olderThan: AGES.find(age => String(age) === one('age')) ?? null,
  }
}

/** Whether anything beyond the state keeps conflicts out of the list. */
export function isNarrowed({ kind, mine, olderThan }: InboxFilters): boolean {
  return kind !== null || mine || olderThan !== null
}
