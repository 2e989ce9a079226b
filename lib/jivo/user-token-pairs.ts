import { LIMIT, line } from './read-text'
import { objectOf } from './read-values'

const MAX_PAIRS = 50
const NAME = /^[\p{L}_][\p{L}\p{N}_.[\]-]{0,99}$/u

/**
 * The pairs of a user_token in one of the plain forms seen on sites: a flat JSON object, a URL's query or a
 * bare query string, `key---value|||key---value|||`, `key:value;key:value`. Null when it is none of them.
 */
export function readTokenPairs(token: string): Record<string, string> | null {
  if (token.startsWith('{')) return readJsonPairs(token)
  if (token.includes('---')) return readDelimited(token, '|||', '---', 1)
  if (/^https?:\/\//i.test(token)) return readUrlQuery(token)
  const query = token.replace(/^\?/, '')
  if (/^[^\s=&;]+=[^\s=&]/.test(query)) return readQuery(query)
  // One `key:value` alone is as likely an id with a prefix.
  return readDelimited(token, ';', ':', 2)
}

function readJsonPairs(token: string): Record<string, string> | null {
  try {
    return toPairs(Object.entries(objectOf(JSON.parse(token)) ?? {}))
  } catch {
    return null
  }
}

function readUrlQuery(token: string): Record<string, string> | null {
  return URL.canParse(token) ? toPairs([...new URL(token).searchParams]) : null
}

function readQuery(query: string): Record<string, string> | null {
  const parts = query.split('&')
  const isPlain = parts.every(part => NAME.test(part.split('=', 1)[0] ?? '') && !/\s/.test(part))
  return isPlain ? toPairs([...new URLSearchParams(query)]) : null
}

function readDelimited(token: string, between: string, within: string, fewest: number): Record<string, string> | null {
  const parts = token.split(between).filter(part => part.trim() !== '')
  const pairs = parts.map((part): [string, string] => {
    const at = part.indexOf(within)
    return at < 0 ? ['', ''] : [part.slice(0, at).trim(), part.slice(at + within.length)]
  })
  return pairs.length >= fewest && pairs.every(([name]) => NAME.test(name)) ? toPairs(pairs) : null
}

function toPairs(entries: readonly (readonly [string, unknown])[]): Record<string, string> | null {
  const pairs: Record<string, string> = {}
  for (const [name, value] of entries.slice(0, MAX_PAIRS)) {
    const content = typeof value === 'boolean' ? String(value) : line(value, LIMIT.url, new Set(), 'user_token')
    // Assigning this key would set the prototype instead of a property.
    if (NAME.test(name) && name !== '__proto__' && content !== null) pairs[name] = content
  }
  return Object.keys(pairs).length > 0 ? pairs : null
}
