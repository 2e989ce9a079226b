import { instantOf, isOpenAt, type WorkCalendar } from '@/lib/settings/work-calendar'
import type { WorkingHours } from '@/lib/settings/working-hours'

/** When somebody works. Instants as ISO texts or dates; `workingHours` null = those of the company. */
export type Presence = {
  awayFrom: string | Date | null
  /** null while away = until further notice */
  awayUntil: string | Date | null
  workingHours: WorkingHours | null
}

export type Absence = 'away' | 'outside_hours'

/**
 * Why somebody cannot be given a new chat now; null = they can. Away from the first instant until just before the
 * last one; own hours count before the company's, holidays for everybody.
 */
export function absenceOf(person: Presence, company: WorkCalendar, now: Date): Absence | null {
  if (isAway(person, now)) return 'away'
  return isOpenAt(now, { ...company, hours: person.workingHours ?? company.hours }) ? null : 'outside_hours'
}

/** Whether the vacation switch is on at this instant. */
export function isAway({ awayFrom, awayUntil }: Pick<Presence, 'awayFrom' | 'awayUntil'>, now: Date): boolean {
  if (awayFrom === null || new Date(awayFrom) > now) return false
  return awayUntil === null || new Date(awayUntil) > now
}

/**
 * A leave in whole days as instants: from the beginning of its first day (from now on, where that has passed or none is
 * named) until the beginning of the day the person is back.
 */
export function leaveInstants(
  leave: { from: string | null; back: string | null },
  timeZone: string,
  now: Date,
): { from: Date; until: Date | null } {
  const begins = leave.from === null ? now : instantOf(leave.from, '00:00', timeZone)
  return {
    from: begins < now ? now : begins,
    until: leave.back === null ? null : instantOf(leave.back, '00:00', timeZone),
  }
}
