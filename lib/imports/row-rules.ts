import type { Field } from '@/lib/fields/field'
import type { Locale } from '@/lib/i18n/locale'
import type { ManagerBook } from './find-manager'
import type { Target } from './guess-columns'

type ReadableField = Pick<Field, 'key' | 'name' | 'type' | 'choices'>

/** What reading a row needs to know beside its cells. */
export type RowRules = {
  mapping: readonly Target[]
  /** the fields of contacts, and of leads where a column is one of them */
  fields: readonly ReadableField[]
  leadFields: readonly ReadableField[]
  /** keys of the stages that a lead can be in */
  stages: readonly string[]
  /** whoever may own a contact */
  managers: ManagerBook
  /** two digits for phones without their DDD */
  areaCode: string | null
  locale: Locale
}
