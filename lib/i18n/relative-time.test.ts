import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, relativePhrase } from './relative-time'

const zone = 'America/Sao_Paulo'
const seen = (at: string, now: string) => relativePhrase(Date.parse(at), Date.parse(now), zone)

describe('a moment as people say it', () => {
  it.each([
    ['2026-05-12T14:00:30Z', 'now', undefined],
    ['2026-05-12T13:55:30Z', 'minutesAgo', 5],
    ['2026-05-12T11:01:00Z', 'hoursAgo', 3],
    ['2026-05-11T14:01:00Z', 'daysAgo', 1],
    ['2026-05-06T14:01:00Z', 'daysAgo', 6],
    ['2026-05-05T14:01:00Z', 'date', undefined],
    ['2026-05-12T14:01:30Z', 'soon', undefined],
    ['2026-05-12T14:11:00Z', 'inMinutes', 10],
    ['2026-05-13T12:00:00Z', 'inDays', 1],
  ])('%s, seen at 11:01 on 12 May in São Paulo, is %s', (at, kind, count) => {
    expect(seen(at, '2026-05-12T14:01:00Z')).toEqual(count === undefined ? { kind } : { kind, count })
  })

  it('says hours, not “yesterday”, for what happened shortly before midnight', () => {
    expect(seen('2026-05-12T01:00:00Z', '2026-05-12T05:00:00Z')).toEqual({ kind: 'hoursAgo', count: 4 })
  })

  it('counts days by the calendar of the zone', () => {
    expect(dayNumber(Date.parse('2026-05-12T02:59:59Z'), zone)).toBe(
      dayNumber(Date.parse('2026-05-12T03:00:00Z'), zone) - 1,
    )
  })

  it('never counts zero of anything', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9e8, max: 9e8 }), distance => {
        const now = Date.parse('2026-05-12T14:01:00Z')
        const phrase = relativePhrase(now + distance, now, zone)
        expect('count' in phrase ? phrase.count : 1).toBeGreaterThan(0)
      }),
    )
  })
})
