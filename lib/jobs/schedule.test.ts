import { describe, expect, test } from 'vitest'
import { isDue, isLate, latestTurn, type JobRun, type Schedule } from './schedule'

const MINUTE = 60_000
const every: Schedule = { every: 'minute' }
const hourly: Schedule = { every: 'hour', minute: 7 }
const daily: Schedule = { every: 'day', hour: 6, minute: 30 }
const at = (text: string) => new Date(`2026-11-${text}Z`)

describe('the latest turn', () => {
  test.each([
    [every, '29T12:00:59.999', '29T12:00:00'],
    [hourly, '29T12:06:59', '29T11:07:00'],
    [hourly, '29T12:07:00', '29T12:07:00'],
    [daily, '29T06:29:59', '28T06:30:00'],
    [daily, '29T06:30:00', '29T06:30:00'],
  ])('of %j at %s is %s', (schedule, now, turn) => {
    expect(latestTurn(schedule, at(now))).toEqual(at(turn))
  })
})

/** The runs of a job whose minute timer goes on by real time while the wall clock shows what it likes. */
function runsOf(schedule: Schedule, clock: Date[]): Date[] {
  let last: Date | null = clock[0]!
  return clock.slice(1).filter(now => {
    if (!isDue(schedule, last, now)) return false
    last = latestTurn(schedule, now)
    return true
  })
}

const minutes = (from: Date, count: number) =>
  Array.from({ length: count }, (_, index) => new Date(from.getTime() + index * MINUTE))

describe('a job', () => {
  test('runs once a turn', () => {
    expect(runsOf(every, minutes(at('29T12:00:00'), 61))).toHaveLength(60)
    expect(runsOf(hourly, minutes(at('29T12:10:00'), 121))).toEqual([at('29T13:07:00'), at('29T14:07:00')])
    expect(runsOf(daily, minutes(at('29T06:00:00'), 24 * 60))).toEqual([at('29T06:30:00')])
  })

  test('goes on every minute when the clock is set back by an hour', () => {
    const clock = [...minutes(at('29T12:00:00'), 5), ...minutes(at('29T11:05:00'), 10)]
    expect(runsOf(every, clock)).toHaveLength(14)
  })

  test('goes on within two minutes when the clock is set back a little', () => {
    const clock = [...minutes(at('29T12:00:30'), 5), ...minutes(at('29T12:03:10'), 10)]
    expect(runsOf(every, clock).length).toBeGreaterThanOrEqual(12)
  })

  test('is not run thousands of times when the clock jumps ahead by days, nor stands still when it comes back', () => {
    const ahead = [...minutes(at('26T12:00:00'), 5), ...minutes(at('29T12:27:00'), 5)]
    expect(runsOf(every, ahead)).toHaveLength(9)
    expect(runsOf(daily, ahead)).toHaveLength(1)
    const back = [...ahead, ...minutes(at('26T12:10:00'), 5)]
    expect(runsOf(every, back)).toHaveLength(14)
    expect(runsOf(daily, back)).toHaveLength(2)
  })

  test('makes a turn good once that fell into a time when nothing ran', () => {
    expect(isDue(daily, at('27T06:30:00'), at('29T15:00:00'))).toBe(true)
    expect(isDue(daily, latestTurn(daily, at('29T15:00:00')), at('29T15:01:00'))).toBe(false)
  })
})

describe('a job is late', () => {
  const run = (overrides: Partial<JobRun>): JobRun => ({
    turnAt: at('29T12:00:00'),
    startedAt: at('29T12:00:00'),
    succeededAt: at('29T12:00:01'),
    error: null,
    ...overrides,
  })
  const since = at('29T10:00:00')

  test('when it has not succeeded for five minutes', () => {
    expect(isLate(every, run({}), since, at('29T12:04:00'))).toBe(false)
    expect(isLate(every, run({}), since, at('29T12:06:00'))).toBe(true)
  })

  test('when it fails each time, however often it runs', () => {
    expect(isLate(every, run({ startedAt: at('29T12:20:00'), error: 'no room' }), since, at('29T12:20:30'))).toBe(true)
  })

  test('not while it is at work', () => {
    expect(isLate(every, run({ startedAt: at('29T12:20:00') }), since, at('29T12:22:00'))).toBe(false)
  })

  test('not for what was missed before the process began', () => {
    expect(
      isLate(daily, run({ succeededAt: at('20T06:30:00'), startedAt: at('20T06:30:00') }), since, at('29T12:00:00')),
    ).toBe(false)
    expect(isLate(every, null, since, at('29T10:06:00'))).toBe(true)
  })
})
