import { formatDate, formatMoney } from '@/lib/i18n/format'
import { numberFormatter } from '@/lib/i18n/formatters'
import type { Locale } from '@/lib/i18n/locale'
import type { FieldType, FieldValue } from './field'

const WORDS = { 'pt-BR': { yes: 'Sim', no: 'Não' }, en: { yes: 'Yes', no: 'No' } } as const

/**
 * A value as people of a language read it: R$ 1.234,56, 31/12/2026, Sim, choices apart by comma. One that does not fit
 * its type is shown as it is: better odd than hidden.
 */
export function formatValue(type: FieldType, value: FieldValue, locale: Locale): string {
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'boolean') return WORDS[locale][value ? 'yes' : 'no']
  if (typeof value === 'number') return type === 'money' ? formatMoney(value, locale) : formatPlain(value, locale)
  return type === 'date' ? formatDay(value, locale) : value
}

/** A value that was written out for a machine (12.5, true, 2026-12-31) as people read it. */
export function formatPlainText(type: FieldType, text: string, locale: Locale): string {
  if (type === 'bool' && (text === 'true' || text === 'false')) return formatValue(type, text === 'true', locale)
  const isNumber = (type === 'number' || type === 'money') && Number.isFinite(Number(text))
  return formatValue(type, isNumber ? Number(text) : text, locale)
}

/** A value as it stands in a text field while it is edited; readFieldText reads it back. */
export function editableText(type: FieldType, value: FieldValue | null, locale: Locale): string {
  if (value === null) return ''
  if (typeof value === 'number' && type === 'money') return formatPlain(value, locale, 2)
  return type === 'date' ? String(value) : formatValue(type, value, locale)
}

function formatPlain(value: number, locale: Locale, decimals = 0): string {
  return numberFormatter(locale, { minimumFractionDigits: decimals, maximumFractionDigits: 6 }).format(value)
}

function formatDay(text: string, locale: Locale): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (!year) return text
  return locale === 'pt-BR' ? `${day}/${month}/${year}` : formatDate(`${text}T00:00:00Z`, { locale, timeZone: 'UTC' })
}
