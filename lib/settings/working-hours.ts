/** Opening times by ISO weekday ("1" Monday … "7" Sunday): pairs of "HH:MM", in order, not overlapping. */
export type WorkingHours = { days: Record<string, [string, string][]> }

export const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

/** Monday to Friday, nine to six: what an installation begins with. */
export const officeHours: WorkingHours = {
  days: Object.fromEntries(weekdays.slice(0, 5).map(day => [day, [['09:00', '18:00']]])),
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** Whether the pairs of one day are clock times, each opening before it closes, in order and apart. “24:00” may close. */
export function isOrderedDay(pairs: readonly (readonly [string, string])[]): boolean {
  let earliest = ''
  for (const [opens, closes] of pairs) {
    if (!TIME.test(opens) || !(TIME.test(closes) || closes === '24:00')) return false
    if (opens < earliest || opens >= closes) return false
    earliest = closes
  }
  return true
}
