import type { Touch, UserToken } from './user-token'
import { NO_UTM, UTM_KEYS, type Utm } from './utm'

export type Touches = {
  /** The first arrival ever, as far as anybody saw it. */
  firstTouch: Touch | null
  /** The arrival that led to this event; null where no user_token tells it. */
  lastTouch: Touch | null
  /** The campaign of this visit; Jivo's own, that of the first visit, where nothing newer is known. */
  utm: Utm
}

/**
 * Joins what the user_token tells of a visitor's arrivals with Jivo's campaign tags. Those are of the first visit: they
 * fill the first touch, never the last. The visit snippet has the last word on the visit at hand.
 */
export function touchesOf(token: UserToken | null, jivoUtm: Utm): Touches {
  if (token?.kind === 'visit' && token.lastTouch) {
    const { firstTouch, lastTouch } = token
    const isOnlyOne = lastTouch === firstTouch
    return {
      firstTouch: firstTouch && !hasTag(firstTouch.utm) ? { ...firstTouch, utm: jivoUtm } : firstTouch,
      lastTouch,
      // Having seen one arrival only, the snippet may have come to the site after the visitor did.
      utm: isOnlyOne && !hasTag(lastTouch.utm) ? jivoUtm : lastTouch.utm,
    }
  }
  const told = token?.kind === 'pairs' ? utmOfPairs(token.pairs) : NO_UTM
  return {
    firstTouch: hasTag(jivoUtm) ? untimed(jivoUtm) : null,
    lastTouch: hasTag(told) ? untimed(told) : null,
    utm: hasTag(jivoUtm) ? jivoUtm : told,
  }
}

/** The touch without a time that had not come yet at `now`: the clock of the visitor's browser is wrong. */
export function believable(touch: Touch | null, now: Date): Touch | null {
  return touch?.at && Date.parse(touch.at) > now.getTime() ? { ...touch, at: null } : touch
}

/** Whether any campaign tag is known. */
export function hasTag(utm: Readonly<Record<string, string | null>>): boolean {
  return Object.values(utm).some(tag => tag !== null)
}

function untimed(utm: Utm): Touch {
  return { landingPage: null, referrer: null, utm, at: null }
}

// Sites write the tags among the pairs, or the whole query of the page as the value of one.
function utmOfPairs(pairs: Record<string, string>): Utm {
  const queries = Object.values(pairs).filter(value => value.includes('utm_'))
  const nested = queries.flatMap(value => [...new URLSearchParams(value.replace(/^[^?]*\?/, ''))])
  const all = new Map([...nested, ...Object.entries(pairs)].map(([name, value]) => [name.toLowerCase(), value]))
  const tags = UTM_KEYS.map(key => [key, all.get(`utm_${key}`)?.slice(0, 200).trim() || null] as const)
  return Object.fromEntries(tags) as Utm
}
