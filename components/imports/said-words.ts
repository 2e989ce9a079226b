import type { useTranslations } from 'next-intl'
import { formatPhone, readPhones } from '@/lib/contacts/phone'
import type { Said } from '@/lib/imports/row-result'

/** The words of `imports.said`, on the server or in a component. */
type SaidTranslator = ReturnType<typeof useTranslations<'imports.said'>>

const KNOWN = [
  'name',
  'description',
  'organization',
  'owner',
  'email',
  'phone',
  'conflict',
  'leadTitle',
  'leadStage',
  'leadStatus',
  'leadManager',
  'leadDescription',
  'tag',
]

/** What is said of a row, in words. */
export function saidWords(t: SaidTranslator, { code, what, value, crm }: Said): string {
  const say = t as unknown as (key: string, values?: Record<string, string>) => string
  const named = what === undefined ? 'none' : KNOWN.includes(what) ? say(`what.${what}`) : what
  return say(code, { what: named, value: shown(value) || 'none', crm: shown(crm) || 'none' })
}

// A phone is read more easily in one spelling.
function shown(value: string | undefined): string {
  const [phone, ...more] = value === undefined || value.includes('@') ? [] : readPhones(value)
  return phone?.key && more.length === 0 ? formatPhone(phone) : (value ?? '')
}
