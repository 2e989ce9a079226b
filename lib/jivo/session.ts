import { label, LIMIT, line, text } from './read-text'
import { isNothing, objectField, objectOf, type JsonObject, type Notes } from './read-values'
import { safeHref } from './safe-href'
import { touchesOf, type Touches } from './touches'
import { readUserToken } from './user-token'
import { readUtm } from './utm'

export type Geo = {
  country: string | null
  countryCode: string | null
  region: string | null
  city: string | null
}

export type Visit = Touches & {
  /** The address is text: use it as a link through `safeHref` alone. */
  page: { url: string; title: string | null } | null
  /** Both come from our own visit snippet through the user_token, and are of the last touch; null without it. */
  referrer: string | null
  landingPage: string | null
  geo: Geo | null
  ip: string | null
  userAgent: string | null
  /** As text, at most 4 096; written by a browser, so never an identity and never a permission. */
  userToken: string | null
}

/** Where the visitor is and came from. Messengers have neither session nor page: then all is null. */
export function readVisit(event: JsonObject, notes: Notes): Visit {
  const session = objectField(event.session, notes, 'session') ?? {}
  const userToken = readToken(event.user_token, notes)
  const touches = touchesOf(readUserToken(userToken), readUtm(session.utm_json, session.utm, notes))
  return {
    page: readPage(event.page, notes),
    referrer: touches.lastTouch?.referrer ?? null,
    landingPage: touches.lastTouch?.landingPage ?? null,
    ...touches,
    geo: readGeo(session.geoip, notes),
    ip: readIp(session.ip_addr, notes),
    userAgent: line(session.user_agent, 1_000, notes, 'user_agent'),
    userToken,
  }
}

function readPage(value: unknown, notes: Notes): Visit['page'] {
  const page = objectOf(value)
  if (!page && typeof value !== 'string' && !isNothing(value)) notes.add('page_unreadable')
  const url = line(page ? page.url : typeof value === 'string' ? value : null, LIMIT.url, notes, 'page_url')
  if (url === null) return null
  if (safeHref(url) === null) notes.add('page_url_unsafe')
  return { url, title: label(page?.title, 500, notes, 'page_title') }
}

function readGeo(value: unknown, notes: Notes): Geo | null {
  const geoip = objectField(value, notes, 'geoip')
  if (!geoip) return null
  const geo = {
    country: label(geoip.country, LIMIT.label, notes, 'geo_country'),
    countryCode: line(geoip.country_code, 10, notes, 'geo_country_code')?.toUpperCase() ?? null,
    region: label(geoip.region, LIMIT.label, notes, 'geo_region'),
    city: label(geoip.city, LIMIT.label, notes, 'geo_city'),
  }
  return Object.values(geo).every(part => part === null) ? null : geo
}

function readIp(value: unknown, notes: Notes): string | null {
  const ip = line(value, 64, notes, 'ip')
  if (ip === null || /^[0-9a-f.:]+$/i.test(ip)) return ip
  notes.add('ip_unreadable')
  return null
}

/** Sites pass what they have, a missing cookie as the word “undefined”; an object is kept as its JSON. */
function readToken(value: unknown, notes: Notes): string | null {
  const object = objectOf(value)
  const given = object && !isNothing(object) ? JSON.stringify(object) : value
  const token = text(given, LIMIT.token, notes, 'user_token')
  return token === null || /^(?:undefined|null|\[object Object\])$/i.test(token) ? null : token
}
