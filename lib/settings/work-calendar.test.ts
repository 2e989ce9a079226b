import { describe, expect, it } from 'vitest'
import { isOpenAt, workingHoursBetween, type WorkCalendar } from './work-calendar'

// Monday to Friday with a lunch break; 23 November 2026 is a Monday, São Paulo three hours behind UTC.
const office: WorkCalendar = {
  hours: {
    days: {
      1: [
        ['09:00', '12:00'],
        ['13:00', '18:00'],
      ],
      2: [['20:00', '24:00']],
    },
  },
  holidays: ['2026-11-30'],
  timeZone: 'America/Sao_Paulo',
}
const open = (at: string) => isOpenAt(new Date(at), office)

describe('isOpenAt', () => {
  it('is true from opening until just before closing, in the zone of the calendar', () => {
    expect(open('2026-11-23T12:00:00Z')).toBe(true)
    expect(open('2026-11-23T11:59:59Z')).toBe(false)
    expect(open('2026-11-23T20:59:59Z')).toBe(true)
    expect(open('2026-11-23T21:00:00Z')).toBe(false)
  })

  it('is false in the break between two openings of a day', () => {
    expect(open('2026-11-23T15:30:00Z')).toBe(false)
  })

  it('is true until midnight where a day closes at 24:00', () => {
    expect(open('2026-11-25T02:59:00Z')).toBe(true)
    expect(open('2026-11-25T03:00:00Z')).toBe(false)
  })

  it('is false on national holidays and on those of the company', () => {
    expect(open('2026-11-30T13:00:00Z')).toBe(false)
    expect(
      isOpenAt(new Date('2026-12-25T13:00:00Z'), { ...office, hours: { days: { 5: [['00:00', '24:00']] } } }),
    ).toBe(false)
  })

  it('is always true where nobody set any hours', () => {
    expect(isOpenAt(new Date('2026-11-22T03:00:00Z'), { ...office, hours: { days: { 1: [] } } })).toBe(true)
  })
})

describe('workingHoursBetween', () => {
  const hours = (from: string, to: string, calendar = office) =>
    workingHoursBetween(new Date(from), new Date(to), calendar)

  it('counts the open part of each day, across nights and days off', () => {
    expect(hours('2026-11-23T12:00:00Z', '2026-11-23T14:30:00Z')).toBe(2.5)
    expect(hours('2026-11-23T20:00:00Z', '2026-11-24T13:00:00Z')).toBe(
      hours('2026-11-23T20:00:00Z', '2026-11-23T23:00:00Z') + hours('2026-11-24T03:00:00Z', '2026-11-24T13:00:00Z'),
    )
    expect(hours('2026-11-30T03:00:00Z', '2026-12-01T03:00:00Z')).toBe(0)
    expect(hours('2026-11-23T14:00:00Z', '2026-11-23T12:00:00Z')).toBe(0)
  })

  it('counts every hour where nobody set any', () => {
    expect(hours('2026-11-22T03:00:00Z', '2026-11-23T03:00:00Z', { ...office, hours: { days: { 1: [] } } })).toBe(24)
  })
})
