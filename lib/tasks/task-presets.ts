import { instantOf, localDate } from '@/lib/settings/work-calendar'
import { addDays, type Due } from './task-overdue'

/** The times people ask for most, as Jivo offers them (F34). */
export const DUE_PRESETS = ['in_1_hour', 'tonight', 'tomorrow', 'monday'] as const

export type DuePreset = (typeof DUE_PRESETS)[number]

/** What a form says about the due time: a preset, or a day with or without a time. */
export type DueChoice = { kind: 'preset'; preset: DuePreset } | { kind: 'day'; on: string; time: string | null }

const HOUR_MS = 60 * 60_000
const EVENING = '20:00'
const MORNING = '09:00'

/**
 * The instant a preset means at `now`, on the clocks of the zone. Tonight is 20:00, of tomorrow once that has passed;
 * Monday is never today.
 */
export function presetDue(preset: DuePreset, now: Date, timeZone: string): Date {
  const today = localDate(now, timeZone)
  switch (preset) {
    case 'in_1_hour':
      return new Date(now.getTime() + HOUR_MS)
    case 'tonight': {
      const tonight = instantOf(today, EVENING, timeZone)
      return tonight > now ? tonight : instantOf(addDays(today, 1), EVENING, timeZone)
    }
    case 'tomorrow':
      return instantOf(addDays(today, 1), MORNING, timeZone)
    case 'monday':
      return instantOf(addDays(today, daysToMonday(today)), MORNING, timeZone)
  }
}

/** The presets worth offering at `now`: tonight only while it lies ahead, Monday only when it is not tomorrow. */
export function offeredPresets(now: Date, timeZone: string): DuePreset[] {
  const today = localDate(now, timeZone)
  return DUE_PRESETS.filter(preset => {
    if (preset === 'tonight') return localDate(presetDue(preset, now, timeZone), timeZone) === today
    return preset !== 'monday' || daysToMonday(today) > 1
  })
}

/** What is stored for a choice: an instant, or a day alone. A time the clocks skip that day becomes the first after it. */
export function resolveDue(choice: DueChoice, now: Date, timeZone: string): Due {
  if (choice.kind === 'preset') return { dueAt: presetDue(choice.preset, now, timeZone), dueOn: null }
  if (choice.time === null) return { dueAt: null, dueOn: choice.on }
  return { dueAt: instantOf(choice.on, choice.time, timeZone), dueOn: null }
}

function daysToMonday(day: string): number {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7
  return 8 - weekday
}
