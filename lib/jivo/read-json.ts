import { isUtf8 } from 'node:buffer'
import { objectOf, type JsonObject } from './read-values'

export type MalformedReason = 'empty' | 'not_json' | 'not_object' | 'too_deep'

export type ReadJson = { ok: true; object: JsonObject; validUtf8: boolean } | { ok: false; reason: MalformedReason }

/** Deepest nesting that is read. Jivo's bodies are five levels deep; a bomb is thousands. */
export const MAX_DEPTH = 200
/**
 * Most different property names that are read. Jivo uses about a hundred; the built-in parser needs up to 3 µs
 * for every new one, so that 300 000 of them would hold up every other request for most of a second.
 */
export const MAX_NAMES = 20_000

// From 16 digits on a whole number may lie beyond 2^53, where JSON.parse silently rounds it.
const LONG_INTEGER = /^-?[1-9]\d{15,}$/
// Longer than any id that is kept: it may as well become infinite.
const MAX_DIGITS = 1_000

/**
 * Reads the bytes of a request as one JSON object, whatever the Content-Type says. Whole numbers of 16 digits
 * and more come back as their exact text. Bytes that are not UTF-8 become U+FFFD, a byte order mark is
 * dropped, of duplicate keys the last one counts. Refuses an empty body, broken JSON, any other value than an
 * object, and as `too_deep` what goes beyond MAX_DEPTH or MAX_NAMES, which is found before anything is parsed.
 */
export function readJsonObject(body: Uint8Array): ReadJson {
  const decoded = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  const source = decoded.startsWith('\uFEFF') ? decoded.slice(1) : decoded
  if (source.trim() === '') return { ok: false, reason: 'empty' }
  const json = quoteLongIntegers(source)
  if (json === null) return { ok: false, reason: 'too_deep' }
  const value = parseOrUndefined(json)
  if (value === undefined) return { ok: false, reason: 'not_json' }
  const object = objectOf(value)
  return object ? { ok: true, object, validUtf8: isUtf8(body) } : { ok: false, reason: 'not_object' }
}

function parseOrUndefined(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/**
 * One pass over the tokens: measures depth and names, and puts quotes round the long whole numbers, so that the
 * fast built-in parser keeps them exact. Text that was not JSON before is not made JSON by it. Null when it is
 * too deep.
 */
function quoteLongIntegers(source: string): string | null {
  const names = new Set<string>()
  const parts: string[] = []
  let depth = 0
  let done = 0
  for (let at = 0; at < source.length; ) {
    const code = source.charCodeAt(at)
    const end = code === QUOTE ? endOfString(source, at + 1) : isNumeric(code) ? endOfNumber(source, at) : at + 1
    if (code === QUOTE) {
      if (isKey(source, end)) names.add(source.slice(at, end))
    } else if (isLongInteger(source, at, end)) {
      parts.push(source.slice(done, at), '"', source.slice(at, end), '"')
      done = end
    } else if (code === OPEN_LIST || code === OPEN_OBJECT) depth += 1
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1
    if (depth > MAX_DEPTH || names.size > MAX_NAMES) return null
    at = end
  }
  return done === 0 ? source : parts.join('') + source.slice(done)
}

// A number in the place of a key is broken JSON and must stay so.
function isLongInteger(source: string, at: number, end: number): boolean {
  const length = end - at
  return length >= 16 && length <= MAX_DIGITS && LONG_INTEGER.test(source.slice(at, end)) && !isKey(source, end)
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

function isNumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2d
}

/** The place behind the closing quote of the string whose text starts at `from`. */
function endOfString(source: string, from: number): number {
  for (let quote = source.indexOf('"', from); quote >= 0; quote = source.indexOf('"', quote + 1)) {
    let before = quote
    while (before > from && source.charCodeAt(before - 1) === BACKSLASH) before -= 1
    if ((quote - before) % 2 === 0) return quote + 1
  }
  return source.length
}

function endOfNumber(source: string, from: number): number {
  let at = from + 1
  while (isNumeric(source.charCodeAt(at)) || isFractionOrExponent(source.charCodeAt(at))) at += 1
  return at
}

/** A point, a plus or the letter of an exponent. */
function isFractionOrExponent(code: number): boolean {
  return code === 0x2e || code === 0x2b || code === 0x45 || code === 0x65
}

/** Whether a colon follows. */
function isKey(source: string, end: number): boolean {
  let at = end
  while (isSpace(source.charCodeAt(at))) at += 1
  return source.charCodeAt(at) === 0x3a
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}
