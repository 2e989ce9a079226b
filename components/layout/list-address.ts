/** The lists one opens a lead, a contact or an event from. */
export const LISTS = ['/leads', '/queue', '/contacts', '/tasks', '/conflicts', '/admin/deliveries'] as const

export type ListPath = (typeof LISTS)[number]

/** Where and under which names the addresses of lists are kept: in the tab, until it is closed. */
export const LAST_LIST = 'list:last'
export const listKey = (path: ListPath) => `list:${path}`

/** The list at this path, or null for any other page. */
export function listOf(path: string): ListPath | null {
  return LISTS.find(list => list === path) ?? null
}

/**
 * The way back to a list as one left it. What was kept is used only if it is that very list with a query: nothing kept
 * in the browser leads anywhere else.
 */
export function listAddress(list: ListPath, kept: string | null): string {
  return kept !== null && kept.length <= 2000 && kept.startsWith(`${list}?`) ? kept : list
}
