import { z } from 'zod'
import { locales } from '@/lib/i18n/locale'
import { requiredFields, titlePlaceholders } from './choices'
import { panelLinesSchema } from './panel-lines'
import { isOrderedDay, weekdays, type WorkingHours } from './working-hours'

const HOLIDAYS_AT_MOST = 400

const titleTemplate = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine(text => [...text.matchAll(/\{([^{}]*)\}/g)].every(([, name]) => isPlaceholder(name ?? '')), 'placeholder')

const timeZone = z.string().max(64).refine(isTimeZone, 'time_zone')

const day = z
  .array(z.tuple([z.string(), z.string()]))
  .max(6)
  .refine(isOrderedDay, 'hours')

export const workingHoursSchema = z
  .object({ days: z.partialRecord(z.enum(weekdays), day) })
  .transform(value => value as WorkingHours)

const holidays = z
  .array(z.iso.date())
  .max(HOLIDAYS_AT_MOST)
  .transform(days => [...new Set(days)].sort())

/** Everything the whole installation agrees on, and what each may be. */
export const settingsSchema = z.strictObject({
  companyName: z.string().trim().max(120),
  titleTemplate,
  openLeadDays: z.int().min(0).max(3650),
  requiredFields: z.array(z.enum(requiredFields)).transform(fields => [...new Set(fields)]),
  defaultOwnerId: z.uuid().nullable(),
  locale: z.enum(locales),
  timeZone,
  matchFirst: z.enum(['email', 'phone', 'newest']),
  emailPolicy: z.enum(['ask', 'add']),
  phonePolicy: z.enum(['ask', 'add']),
  conflictRights: z.enum(['everybody', 'owner']),
  /** 0 = an open conflict never becomes a task */
  conflictReminderDays: z.int().min(0).max(365),
  transferOwner: z.enum(['last', 'first']),
  contactOwnerFirst: z.boolean(),
  contactInfoPolicy: z.enum(['missing', 'always']),
  enableAssign: z.boolean(),
  workingHours: workingHoursSchema,
  holidays,
  rawEventDays: z.int().min(1).max(3650),
  roundRobin: z.boolean(),
  panelLines: panelLinesSchema,
})

export type SettingsValues = z.output<typeof settingsSchema>

/** The settings as they stand; `version` grows with each change. */
export type Settings = SettingsValues & { version: number }

/** Some settings to change, and the version they were read in. */
export const settingsChangeSchema = z.object({ version: z.int(), change: settingsSchema.partial() })

export type SettingsChange = Partial<SettingsValues>

function isPlaceholder(name: string): boolean {
  return titlePlaceholders.some(known => known === name)
}

function isTimeZone(value: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }))
  } catch {
    return false
  }
}
