import { decodeHTMLStrict } from 'entities'

// Their content is not words for a reader.
const SILENT = /^(?:script|style|iframe|noscript|template|title|svg|object|head)$/
const BREAKING = /^(?:br|p|div|li|ul|ol|tr|table|h[1-6]|blockquote|section|article|hr)$/

/**
 * The words of an HTML text, in one pass: tags go, blocks become lines, scripts and styles vanish with their
 * content, entities are decoded last. The outcome is plain text and must be escaped like any other.
 */
export function htmlToText(html: string): string {
  const tags = /<(?:\/?([a-z][a-z0-9]{0,20})|!)/gi
  const words: string[] = []
  let at = 0
  for (let found = tags.exec(html); found; found = tags.exec(html)) {
    words.push(html.slice(at, found.index))
    const tag = found[1]?.toLowerCase() ?? ''
    const close = html.indexOf('>', found.index)
    if (close < 0) return decodeEntities(words.join(''))
    if (BREAKING.test(tag)) words.push('\n')
    const isSilent = SILENT.test(tag) && html.charAt(found.index + 1) !== '/'
    at = isSilent ? endOfElement(html, tag, close) : close + 1
    tags.lastIndex = at
  }
  words.push(html.slice(at))
  return decodeEntities(words.join('').replace(/\n{3,}/g, '\n\n'))
}

/** An element that is never closed swallows the rest, as in a browser. */
function endOfElement(html: string, tag: string, from: number): number {
  const end = new RegExp(`</${tag}`, 'gi')
  end.lastIndex = from
  const found = end.exec(html)
  if (!found) return html.length
  const close = html.indexOf('>', found.index)
  return close < 0 ? html.length : close + 1
}

// A no-break space keeps words together on a page; in a text it is a space.
function decodeEntities(text: string): string {
  return decodeHTMLStrict(text).replaceAll('\u00A0', ' ')
}
