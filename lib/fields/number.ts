import type { Locale } from '@/lib/i18n/locale'

/** Beyond this a JavaScript number no longer tells one from the next. */
const LARGEST = 999_999_999_999_999
const LARGEST_MONEY = 999_999_999_999
const DECIMALS = 6
/** A longer text is no number that somebody wrote. */
const LONGEST_NUMBER = 100
/** Sums of programs end in 0.30000000000000004; that much is noise and not a third decimal. */
const NOISE = 1e-6

const MARKS = { 'pt-BR': { group: '\\.', decimal: ',' }, en: { group: ',', decimal: '\\.' } } as const

/** A number as it is stored: finite, six decimals at most; null for one that is too large to be exact. */
export function storableNumber(value: number): number | null {
  if (!Number.isFinite(value) || Math.abs(value) > LARGEST) return null
  return Number(value.toFixed(DECIMALS)) || 0
}

/** An amount in reais as it is stored, cents behind the point; null for more than two decimals. */
export function storableMoney(value: number): number | null {
  if (!Number.isFinite(value) || Math.abs(value) > LARGEST_MONEY) return null
  const cents = Number(value.toFixed(2))
  return Math.abs(value - cents) > NOISE ? null : cents || 0
}

/**
 * A number as people write it: 1.234,56 in Portuguese, 1,234.56 in English, “R$” before it or not. The other language's
 * decimal mark is understood where it cannot be a thousands separator (12.5, 0.125). Null for anything else.
 */
export function readNumber(text: string, locale: Locale): number | null {
  if (text.length > LONGEST_NUMBER) return null
  const bare = text
    .normalize('NFKC')
    .replace(/\s|R\$/gi, '')
    .replace(/^[−–]/, '-')
  const { group, decimal } = MARKS[locale]
  const grouped = new RegExp(`^([+-]?)([1-9]\\d{0,2}(?:${group}\\d{3})+)(?:${decimal}(\\d+))?$`).exec(bare)
  const plain = new RegExp(`^([+-]?)(\\d+)(?:[.,](\\d+))?$`).exec(bare)
  const [, sign, whole, decimals] = grouped ?? plain ?? []
  if (whole === undefined) return null
  return Number(`${sign}${whole.replace(/\D/g, '')}.${decimals ?? '0'}`)
}
