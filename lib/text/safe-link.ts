const SAFE_PROTOCOLS = new Set(['http:', 'https:', 'mailto:', 'tel:'])
/** An address in running text: with its scheme, or beginning with www. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"'“”‘’]+/giu
/** What ends a sentence and not an address. */
const TRAILING = '.,;:!?…)]}'
/** Longer ones are text: no browser or server takes them for certain. In UTF-16 code units. */
const LONGEST_ADDRESS = 2_048
/** So many links of one text can be followed; what comes after them is text. */
const MOST_LINKS = 200

export type TextPart = { text: string; href: string | null }

/**
 * The address in a form that may stand in an `href`, or null: only http, https, mailto and tel are let through, read
 * as a browser reads them (tabs, line ends and case in the scheme do not hide `javascript:`). Null beyond 2,048
 * characters.
 */
export function safeLink(url: string | null): string | null {
  if (url === null || url.length > LONGEST_ADDRESS || !URL.canParse(url)) return null
  const parsed = new URL(url)
  return SAFE_PROTOCOLS.has(parsed.protocol) ? parsed.href : null
}

/**
 * Cuts a plain text into parts with and without a link, at most 200 links. The parts joined are the text itself; nothing
 * in it is read as markup. An address ends before the punctuation of its sentence; a closing bracket belongs to it when
 * it opened it. Takes time in proportion to the length of the text.
 */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  let links = 0
  for (const match of text.matchAll(ADDRESS)) {
    if (links === MOST_LINKS) break
    const address = withoutTrailing(match[0])
    const href = safeLink(/^www\./i.test(address) ? `https://${address}` : address)
    if (href === null) continue
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null })
    parts.push({ text: address, href })
    end = match.index + address.length
    links += 1
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null })
  return parts
}

function withoutTrailing(address: string): string {
  let end = address.length
  while (end > 0 && TRAILING.includes(address.charAt(end - 1))) end -= 1
  const bare = address.slice(0, end)
  return address[end] === ')' && bare.includes('(') && !bare.includes(')') ? `${bare})` : bare
}

/** An address as people read it: without scheme, www, trailing slash and parameters; as it is when it cannot be read. */
export function shortAddress(url: string): string {
  if (url.length > LONGEST_ADDRESS || !URL.canParse(url)) return url
  const { host, pathname } = new URL(url)
  const path = decodePath(withoutSlashes(pathname))
  return host === '' ? url : `${host.replace(/^www\./, '')}${path}`
}

function withoutSlashes(path: string): string {
  let end = path.length
  while (end > 0 && path[end - 1] === '/') end -= 1
  return path.slice(0, end)
}

function decodePath(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
