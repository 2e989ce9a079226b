// \p{Cs} with the u flag meets only surrogates without their other half.
const LONE_SURROGATE = /\p{Cs}/gu
/** Zero-width marks that no script needs, and marks that turn the direction of the text after them. */
const INVISIBLE_MARK = /[\u200b\u200e\u200f\u061c\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu
const LINE_SPACE = /[\s\u0085\u180e\u2800]+/gu
const CONTROL = /\p{Cc}/gu

/** A string as it is, a number in digits, anything else (objects, booleans, null) nothing. */
function asText(input: unknown): string {
  if (typeof input === 'string') return input
  if (typeof input === 'bigint') return String(input)
  return typeof input === 'number' && Number.isFinite(input) ? String(input) : ''
}

/** The first `max` UTF-16 units of a text, never half of a pair. */
function cut(text: string, max: number): string {
  const head = text.slice(0, Math.max(0, max))
  return head.length < text.length && /[\ud800-\udbff]$/.test(head) ? head.slice(0, -1) : head
}

/**
 * A text of several lines that PostgreSQL stores and a screen shows: NUL and lone surrogates removed (jsonb
 * and text refuse them), line ends as LF, white space at both ends trimmed.
 * In: anything, and `max` in UTF-16 units. Out: at most `max` units, null when nothing is left.
 */
export function cleanText(input: unknown, max: number): string | null {
  const text = asText(input).replaceAll('\0', '').replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim()
  return cut(text, max).replace(LONE_SURROGATE, '').trim() || null
}

/**
 * A text of one line: as cleanText, and white space of every kind (tabs, line ends, NBSP) becomes one
 * space, control characters, zero-width marks and direction overrides are removed. Joiners stay, emoji and
 * some scripts need them.
 * In: anything, and `max` in UTF-16 units. Out: at most `max` units, null when nothing is left.
 */
export function cleanLine(input: unknown, max: number): string | null {
  // Cut before the costly work, a field may be megabytes long; four times leaves room for what is removed.
  const text = cut(asText(input).trim(), max * 4)
  const visible = text.replace(LONE_SURROGATE, '').replace(INVISIBLE_MARK, '')
  const line = visible.replace(LINE_SPACE, ' ').replace(CONTROL, '').replace(/ +/g, ' ')
  return cut(line.trim(), max).trim() || null
}
