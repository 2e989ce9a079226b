export type SearchParams = { [name: string]: string | string[] | undefined }

/**
 * The address of `path` with its search parameters changed: null or '' takes one away. Parameters are sorted, so
 * that the same filters always give the same address; `cursor` goes, for it belongs to another list now, unless it
 * is among the changes.
 */
export function withParams(path: string, current: SearchParams, changes: { [name: string]: string | null }): string {
  const kept: SearchParams = { ...current, cursor: undefined, ...fromNull(changes) }
  const query = new URLSearchParams()
  for (const name of Object.keys(kept).sort()) {
    for (const value of [kept[name]].flat()) if (value) query.append(name, value)
  }
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

function fromNull(changes: { [name: string]: string | null }): SearchParams {
  return Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value ?? undefined]))
}
