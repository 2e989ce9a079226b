import { describe, expect, it } from 'vitest'
import { absenceOf, leaveInstants, type Presence } from './availability'

const company = {
  hours: { days: { 1: [['09:00', '18:00']] as [string, string][] } },
  holidays: ['2026-11-30'],
  timeZone: 'America/Sao_Paulo',
}
// A Monday, ten in the morning in São Paulo.
const MONDAY = new Date('2026-11-23T13:00:00Z')
const person = (overrides: Partial<Presence> = {}): Presence => ({
  awayFrom: null,
  awayUntil: null,
  workingHours: null,
  ...overrides,
})

describe('absenceOf', () => {
  it('finds nobody absent within the hours of the company', () => {
    expect(absenceOf(person(), company, MONDAY)).toBeNull()
  })

  it('takes the person’s own hours before the company’s', () => {
    const afternoons = person({ workingHours: { days: { 1: [['14:00', '18:00']] } } })
    expect(absenceOf(afternoons, company, MONDAY)).toBe('outside_hours')
    const sundays = person({ workingHours: { days: { 7: [['08:00', '12:00']] } } })
    expect(absenceOf(sundays, company, new Date('2026-11-22T13:00:00Z'))).toBeNull()
  })

  it('gives everybody the holidays off', () => {
    expect(absenceOf(person(), company, new Date('2026-11-30T13:00:00Z'))).toBe('outside_hours')
  })

  it('is away from the first instant until just before the last', () => {
    const until = (awayUntil: string | null) => person({ awayFrom: '2026-11-23T13:00:00Z', awayUntil })
    expect(absenceOf(until(null), company, MONDAY)).toBe('away')
    expect(absenceOf(until('2026-11-23T13:00:01Z'), company, MONDAY)).toBe('away')
    expect(absenceOf(until('2026-11-23T13:00:00Z'), company, MONDAY)).toBeNull()
    expect(absenceOf(person({ awayFrom: '2026-11-23T13:00:01Z' }), company, MONDAY)).toBeNull()
  })
})

describe('leaveInstants', () => {
  const instants = (from: string | null, back: string | null) =>
    leaveInstants({ from, back }, 'America/Sao_Paulo', MONDAY)

  it('runs from the beginning of the first day until the beginning of the day of return', () => {
    expect(instants('2026-12-01', '2026-12-11')).toEqual({
      from: new Date('2026-12-01T03:00:00Z'),
      until: new Date('2026-12-11T03:00:00Z'),
    })
  })

  it('begins now where the first day has begun or none is named, and may have no end', () => {
    expect(instants('2026-11-23', null)).toEqual({ from: MONDAY, until: null })
    expect(instants(null, null)).toEqual({ from: MONDAY, until: null })
  })
})
