import type { Field } from './field'
import { fieldCode } from './list-filters'

/** What the parameters of filters by custom fields begin with. */
export const FIELD_PARAMS = ['contact.', 'lead.'] as const

/** More would be a table, and hard to read on a phone. */
export const MOST_SHOWN = 4

/** Keeps, in this browser, which fields a list shows: their codes, apart by commas. */
export const shownCookie = (list: 'leads' | 'contacts') => `${list}-fields`

/** The codes in a cookie; what is none is passed over. */
export function readShown(cookie: string | undefined): string[] {
  return (cookie ?? '')
    .split(',')
    .filter(code => /^(contact|lead)\.[a-z0-9_]{1,60}$/.test(code))
    .slice(0, MOST_SHOWN)
}

/** Those of the fields that are to be shown, in the order of the fields. */
export function shownOf(fields: readonly Field[], codes: readonly string[]): Field[] {
  return fields.filter(field => codes.includes(fieldCode(field)))
}
