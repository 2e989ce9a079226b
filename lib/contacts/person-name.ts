import { cleanLine } from '@/lib/text/clean-text'
import { isEmptyLike } from '@/lib/text/empty-like'

const LONGEST_NAME = 200
/** A letter with up to four marks after it still fits. */
const UNITS_TO_READ = LONGEST_NAME * 5
const SHORTEST_PHONE = 8

/** Nothing that a reader could see: joiners, fillers and variation marks with no letter to stand on. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{M}\s]/gu

/** Names that programs give to nobody, accents folded, without the number that often follows. */
export const NAMELESS: ReadonlySet<string> = new Set([
  'client',
  'cliente',
  'customer',
  'visitante',
  'visitor',
  'guest',
  'convidado',
  'convidada',
  'user',
  'usuario',
  'anonymous',
  'anonimo',
  'anonima',
  'unknown',
  'desconhecido',
  'desconhecida',
  'sem nome',
  'no name',
  'unnamed',
  'клиент',
  'посетитель',
  'гость',
])

/**
 * A person's name on one line, NFC, without control characters and direction overrides, white space
 * collapsed. In: anything. Out: at most 200 code points, never half of a pair; null for empty and for what
 * means empty.
 */
export function cleanName(input: unknown): string | null {
  const line = cleanLine(input, UNITS_TO_READ)?.normalize('NFC') ?? null
  if (line === null || isEmptyLike(line) || line.replace(INVISIBLE, '') === '') return null
  return Array.from(line).slice(0, LONGEST_NAME).join('').trim()
}

/**
 * The phone that a visitor typed into the name field: a name of eight digits or more and phone punctuation
 * only. Out: the text for readPhones, which decides what it is; null for every other name.
 */
export function phoneInName(name: string | null): string | null {
  const text = (name ?? '').normalize('NFKC').trim()
  if (text.length > LONGEST_NAME || !/^[\d\s()+\-‐‑–./]+$/u.test(text)) return null
  return text.replace(/\D/g, '').length >= SHORTEST_PHONE ? text : null
}

function isSameText(a: string, b: string | null | undefined): boolean {
  return !!b && a === b.trim().toLowerCase()
}

/**
 * Whether a name only stands where a name is missing, so that a real one may replace it: “Client”,
 * “Visitante 48213”, the phone, the e-mail, or nothing with a letter in it. A name of pictures (😀) is
 * somebody's nickname and stays.
 * In: the name, and the e-mail and phone of the contact as written.
 */
export function isPlaceholderName(
  name: string | null,
  known: { email?: string | null; phone?: string | null } = {},
): boolean {
  const text = (name ?? '')
    .slice(0, LONGEST_NAME * 2)
    .trim()
    .toLowerCase()
  if (!/[\p{L}\p{Extended_Pictographic}]/u.test(text)) return true
  if (isSameText(text, known.email) || isSameText(text, known.phone)) return true
  if (/^[^\s@]+@[^\s@]+\.[^\s@.]+$/u.test(text)) return true
  const letters = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\P{L}+/gu, ' ')
    .trim()
  return NAMELESS.has(letters.replace(/ n[oº]?$/, ''))
}
