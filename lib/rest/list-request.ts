import { z } from 'zod'
import { readCursor } from './cursor'
import type { PageRequest } from './page'

export const LONGEST_PAGE = 200
const USUAL_PAGE = 50
const LONGEST_ECHO = 40

const limit = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .refine(value => value >= 1 && value <= LONGEST_PAGE)
const limitMessage = `must be a whole number from 1 to ${LONGEST_PAGE}`

/** What a list may be narrowed by: the kind of each filter under its name in the address. */
export type FilterKinds = z.ZodRawShape

export type FiltersOf<Kinds extends FilterKinds> = Partial<z.output<z.ZodObject<Kinds>>>

export type ListRequest<Filters> = { ok: true; page: PageRequest; filters: Filters } | { ok: false; message: string }

/**
 * Reads the query of a list: `limit` (1–200, usually 50), `cursor` (empty begins at the start) and the
 * filters that the list knows. Refuses, with a sentence for the caller, what is unknown, given twice or of
 * the wrong kind: a filter that was silently dropped would show everything.
 * @param kinds every filter may be left out
 */
export function readListRequest<Kinds extends FilterKinds>(
  query: URLSearchParams,
  kinds: Kinds,
): ListRequest<FiltersOf<Kinds>> {
  const given: Record<string, string> = {}
  for (const [name, value] of query) {
    const known = name === 'limit' || name === 'cursor' || Object.hasOwn(kinds, name)
    if (!known) return refuse(name, 'is not a parameter of this list')
    if (Object.hasOwn(given, name)) return refuse(name, 'is given more than once')
    given[name] = value
  }
  const { limit: wantedLimit, cursor, ...wantedFilters } = given
  const size = limit.safeParse(wantedLimit ?? String(USUAL_PAGE))
  if (!size.success) return refuse('limit', limitMessage)
  const after = cursor ? readCursor(cursor) : null
  if (cursor && !after) return refuse('cursor', 'is not a nextCursor of this list')
  const parsed = z.object(kinds).partial().safeParse(wantedFilters)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse(String(issue?.path[0] ?? 'query'), issue?.message ?? 'is invalid')
  }
  return { ok: true, page: { limit: size.data, after }, filters: parsed.data as FiltersOf<Kinds> }
}

function refuse(name: string, message: string): { ok: false; message: string } {
  return { ok: false, message: `${name.slice(0, LONGEST_ECHO)} ${message}` }
}
