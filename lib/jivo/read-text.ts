import { decodeHTMLStrict } from 'entities'
import { isNothing, type Notes } from './read-values'

/** Longest texts that are kept, in UTF-16 code units; what is longer is cut, never refused. */
export const LIMIT = {
  id: 300,
  name: 200,
  email: 320,
  phone: 200,
  label: 200,
  url: 2_048,
  token: 4_096,
  text: 100_000,
}

// PostgreSQL refuses U+0000 in text and jsonb, UTF-8 has no form for a lone surrogate, and the other control
// characters only reach logs and terminals.
const UNUSABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\p{Cs}]/gu
// Overrides and isolates turn the rest of a row round; marks and joiners, which names and emoji need, stay.
const BIDI_OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g
const VISIBLE = /[^\s\u00AD\u034F\u115F\u1160\u180E\u200B-\u200F\u2060-\u2064\u2800\u3164\uFE00-\uFE0F\uFEFF]/u
const PLACEHOLDERS = new Set(['-', '--', '–', '—', '.', 'n/a', 'não informado', 'nao informado', 'null', 'undefined'])

/**
 * A value of one line: control characters and line breaks become spaces, runs of space one space, NFC, ends
 * trimmed, cut at `limit`. Numbers become text. Null when nothing visible is left; `field` is the stem of the
 * note when the value is cut or is neither text nor number.
 */
export function line(value: unknown, limit: number, notes: Notes, field: string): string | null {
  return readLine(value, limit, notes, field, asWritten)
}

/**
 * A name or a title, as `line`. Jivo escapes these for HTML: entities (`D&#39;Ávila &amp; Filhos`) are decoded,
 * once, and only where they end with a semicolon. The outcome is plain text and must be escaped like any other.
 */
export function label(value: unknown, limit: number, notes: Notes, field: string): string | null {
  return readLine(value, limit, notes, field, decodeHTMLStrict)
}

type Decode = (text: string) => string

const asWritten: Decode = text => text

function readLine(value: unknown, limit: number, notes: Notes, field: string, decode: Decode): string | null {
  const raw = scalar(value, notes, field)
  if (raw === null) return null
  // Only a bounded part is worked on: a value of megabytes costs no more than a long one.
  const part = decode(raw.trimStart().slice(0, limit * 4))
  const clean = part
    .normalize('NFC')
    .replace(/[\r\n\t]/g, ' ')
    .replace(UNUSABLE, '')
    .replace(BIDI_OVERRIDES, '')
  const text = clean.replace(/\s+/g, ' ').trim()
  return VISIBLE.test(text) ? cut(text, limit, notes, field, raw.length > limit * 4) : null
}

/** A text of several lines: line ends become `\n`, unusable characters go, ends trimmed, cut at `limit`. */
export function text(value: unknown, limit: number, notes: Notes, field: string): string | null {
  return readText(value, limit, notes, field, asWritten)
}

/** A text of several lines from Jivo's client card, with its entities decoded as in `label`. */
export function cardText(value: unknown, limit: number, notes: Notes, field: string): string | null {
  return readText(value, limit, notes, field, decodeHTMLStrict)
}

function readText(value: unknown, limit: number, notes: Notes, field: string, decode: Decode): string | null {
  const raw = scalar(value, notes, field)
  if (raw === null) return null
  const part = decode(raw.trimStart().slice(0, limit * 2))
  const clean = part.replace(/\r\n?/g, '\n').replace(UNUSABLE, '').trim()
  return VISIBLE.test(clean) ? cut(clean, limit, notes, field, raw.length > limit * 2) : null
}

/** A value that people type into a contact form: as `label`, and null too for “-”, “n/a”, “não informado”. */
export function contactValue(value: unknown, limit: number, notes: Notes, field: string): string | null {
  const given = label(value, limit, notes, field)
  return given !== null && PLACEHOLDERS.has(given.toLowerCase()) ? null : given
}

/** An id as exact text, never a number: ids are numbers or strings and outgrow 2^53. Too long gives null. */
export function idText(value: unknown, notes: Notes, field: string): string | null {
  const id = line(value, LIMIT.id + 1, notes, field)
  if (id === null) return null
  if (id.length <= LIMIT.id && !/^[+-]?(?:Infinity|NaN)$/.test(id)) return id
  notes.add(`${field}_unreadable`)
  return null
}

/** As `idText`, but zero and negative numbers are null: they would be one key that strangers share. */
export function keyText(value: unknown, notes: Notes, field: string): string | null {
  const id = idText(value, notes, field)
  if (id === null || !/^(?:-[\d.]|[+]?0[0.]*$)/.test(id)) return id
  notes.add(`${field}_not_an_identity`)
  return null
}

function scalar(value: unknown, notes: Notes, field: string): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (!isNothing(value)) notes.add(`${field}_unreadable`)
  return null
}

function cut(text: string, limit: number, notes: Notes, field: string, wasCut: boolean): string {
  if (text.length <= limit && !wasCut) return text
  notes.add(`${field}_cut`)
  return text
    .slice(0, limit)
    .replace(/\p{Cs}$/u, '')
    .trimEnd()
}
