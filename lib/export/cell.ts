import { formatPhone } from '@/lib/contacts/phone-format'
import { inertText } from '@/lib/text/inert-text'
import { decimalMark, type Separator } from './separator'

/** A cell before it is written: text as somebody wrote it, a number, reais, an instant, or nothing. */
export type Cell = string | number | { reais: number } | Date | null

export type ExportedPhone = { e164: string | null; key: string | null; raw: string }

const NUMBER = /^-?\d+(?:[.,]\d+)?$/

/**
 * A phone with its country, as no formula and no number: (+55) 11 98765-4321. Our own import and dialling programs read
 * it as the E.164 it is; a service number and what could not be read are as people see them.
 */
export function phoneText(phone: ExportedPhone): string {
  const [, digits] = /^\+(\d{7,15})$/.exec(phone.e164 ?? '') ?? []
  if (!digits) return formatPhone(phone)
  const [, area, start, end] = /^55(\d{2})(\d{4,5})(\d{4})$/.exec(digits) ?? []
  if (area) return `(+55) ${area} ${start}-${end}`
  return formatPhone(phone).replace(/^\+(\d+)/, '(+$1)')
}

/**
 * Writes cells as text: instants as 2026-11-22 14:05 in the zone, numbers without thousands and with the decimal mark
 * that goes with the separator, reais with two decimals, text so that nothing evaluates it.
 */
export function cellWriter(separator: Separator, timeZone: string): (cell: Cell) => string {
  const mark = decimalMark(separator)
  const moment = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const plain = (text: string) => (NUMBER.test(text) ? unlikeThousands(text).replace('.', mark) : inertText(text))
  return cell => {
    if (cell === null) return ''
    if (typeof cell === 'string') return inertText(cell)
    if (typeof cell === 'number') return plain(String(cell))
    return cell instanceof Date ? moment.format(cell) : plain(cell.reais.toFixed(2))
  }
}

// 1.234 is a thousand and more to half of the world: with a fourth decimal it is to nobody.
function unlikeThousands(text: string): string {
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text
}
