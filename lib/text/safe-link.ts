const SAFE_PROTOCOLS = new Set(['http:', 'https:', 'mailto:', 'tel:'])
/** An address in running text: with its scheme, or beginning with www. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"'“”‘’]+/giu
/** What ends a sentence and not an address. */
const TRAILING = /[.,;:!?…)\]}]+$/u

export type TextPart = { text: string; href: string | null }

/**
 * The address in a form that may stand in an `href`, or null: only http, https, mailto and tel are let through, read
 * as a browser reads them (tabs, line ends and case in the scheme do not hide `javascript:`).
 */
export function safeLink(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  const parsed = new URL(url)
  return SAFE_PROTOCOLS.has(parsed.protocol) ? parsed.href : null
}

/**
 * Cuts a plain text into parts with and without a link. The parts joined are the text itself; nothing in it is read
 * as markup. An address ends before the punctuation of its sentence; a closing bracket belongs to it when it opened it.
 */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutTrailing(match[0])
    const href = safeLink(/^www\./i.test(address) ? `https://${address}` : address)
    if (href === null) continue
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null })
    parts.push({ text: address, href })
    end = match.index + address.length
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null })
  return parts
}

function withoutTrailing(address: string): string {
  const [tail] = TRAILING.exec(address) ?? []
  if (!tail) return address
  const bare = address.slice(0, -tail.length)
  return tail.startsWith(')') && bare.includes('(') && !bare.includes(')') ? `${bare})` : bare
}

/** An address as people read it: without scheme, www, trailing slash and parameters; as it is when it cannot be read. */
export function shortAddress(url: string): string {
  if (!URL.canParse(url)) return url
  const { host, pathname } = new URL(url)
  const path = decodePath(pathname.replace(/\/+$/, ''))
  return host === '' ? url : `${host.replace(/^www\./, '')}${path}`
}

function decodePath(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
