import { z } from 'zod'
import { LIMIT, line } from './read-text'
import { objectOf } from './read-values'
import { readInstant } from './timestamp'
import { readTokenPairs } from './user-token-pairs'
import { UTM_KEYS, type Utm } from './utm'
import { visitAddress } from './visit-address'

/** One arrival on the site, as the visit snippet saw it. */
export type Touch = { landingPage: string | null; referrer: string | null; utm: Utm; at: string | null }

export type UserToken =
  | { kind: 'visit'; firstTouch: Touch | null; lastTouch: Touch | null; siteUserId: string | null }
  | { kind: 'pairs'; pairs: Record<string, string> }
  | { kind: 'text'; text: string }

/** Marks version 1 of what the visit snippet hands to `jivo_api.setUserToken`. */
export const VISIT_TOKEN_PREFIX = 'b1.'

const word = (limit: number) => z.unknown().transform(value => line(value, limit, new Set(), 'user_token'))

/** `{"p": landing page, "r": referrer, "t": Unix seconds, "u": [source, medium, campaign, content, term]}` */
const touch = z
  .object({
    p: z.unknown().transform(visitAddress).optional(),
    r: z.unknown().transform(visitAddress).optional(),
    t: z.unknown().transform(readInstant).optional(),
    u: z.array(word(LIMIT.label)).catch([]),
  })
  .transform(({ p, r, t, u }): Touch | null => {
    if (!p && !r && !t && !u.some(Boolean)) return null
    const tags = UTM_KEYS.map((key, index) => [key, u[index] ?? null] as const)
    return {
      landingPage: p ?? null,
      referrer: r ?? null,
      utm: Object.fromEntries(tags) as Utm,
      at: t ?? null,
    }
  })

/** `f` first touch, `l` last touch (left out while it is the first), `i` the site's own id of its user. */
const visit = z
  .object({
    f: touch.nullable().catch(null),
    l: touch.nullable().catch(null),
    i: word(LIMIT.label).optional(),
  })
  .transform(({ f, l, i }) => ({
    kind: 'visit' as const,
    firstTouch: f,
    lastTouch: l ?? f,
    siteUserId: i ?? null,
  }))

/**
 * Reads the free text that a site passes as user_token: our visit snippet's own form (`b1.` and base64url of
 * the JSON above), else pairs in one of the plain forms that sites use, else the text itself. Null for nothing
 * and for the words a missing value turns into. It comes from a browser: never an identity, never a permission.
 */
export function readUserToken(token: string | null): UserToken | null {
  const given = token?.trim().slice(0, LIMIT.token) ?? ''
  if (given === '' || /^(?:undefined|null)$/i.test(given)) return null
  const ours = given.startsWith(VISIT_TOKEN_PREFIX) ? readVisitToken(given.slice(VISIT_TOKEN_PREFIX.length)) : null
  if (ours) return ours
  const pairs = readTokenPairs(given)
  return pairs ? { kind: 'pairs', pairs } : { kind: 'text', text: given }
}

function readVisitToken(encoded: string): UserToken | null {
  try {
    const parsed = visit.safeParse(objectOf(JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'))))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
