import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf, type WorkCalendar } from '@/lib/settings/work-calendar'
import { dueForOfflineMessage } from './due-date'

const weekdays: [string, string][] = [['09:00', '18:00']]
const calendar: WorkCalendar = {
  hours: { days: { '1': weekdays, '2': weekdays, '3': weekdays, '4': weekdays, '5': weekdays } },
  holidays: ['2026-11-24'],
  timeZone: 'America/Sao_Paulo',
}
const at = (day: string, time: string) => instantOf(day, time, calendar.timeZone)
const due = (day: string, time: string) => dueForOfflineMessage(at(day, time), calendar)

describe('when an offline message should be answered', () => {
  test('within working hours it is one hour later', () => {
    expect(due('2026-11-18', '14:10')).toEqual(at('2026-11-18', '15:10'))
  })

  test('half an hour before closing, the other half belongs to the next working day', () => {
    expect(due('2026-11-18', '17:30')).toEqual(at('2026-11-19', '09:30'))
  })

  test('at night it is the end of the first working hour of the next working day', () => {
    expect(due('2026-11-18', '23:30')).toEqual(at('2026-11-19', '10:00'))
  })

  test('before opening it is the first working hour of the same day', () => {
    expect(due('2026-11-18', '06:00')).toEqual(at('2026-11-18', '10:00'))
  })

  test('a Friday night before a weekend, with a day off on Tuesday, is due on Monday', () => {
    expect(due('2026-11-20', '20:00')).toEqual(at('2026-11-23', '10:00'))
    expect(due('2026-11-23', '18:30')).toEqual(at('2026-11-25', '10:00'))
  })

  test('a national holiday is no working day: Consciência Negra, Good Friday', () => {
    expect(due('2026-11-19', '19:00')).toEqual(at('2026-11-23', '10:00'))
    expect(due('2026-04-02', '19:00')).toEqual(at('2026-04-06', '10:00'))
  })

  test('an account that never works is taken to work always', () => {
    const always = dueForOfflineMessage(at('2026-11-18', '03:00'), { ...calendar, hours: { days: {} } })
    expect(always).toEqual(at('2026-11-18', '04:00'))
  })

  test('the zone of the account decides, also where the clock changes', () => {
    const newYork = { ...calendar, timeZone: 'America/New_York', holidays: [] }
    const arrived = new Date('2026-11-01T05:30:00Z') // the night the clock goes back, a Sunday
    expect(dueForOfflineMessage(arrived, newYork)).toEqual(new Date('2026-11-03T15:00:00Z'))
  })

  test('it is never before one hour after the arrival', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        arrived => {
          expect(dueForOfflineMessage(arrived, calendar).getTime()).toBeGreaterThanOrEqual(
            arrived.getTime() + 3_600_000,
          )
        },
      ),
    )
  })
})
