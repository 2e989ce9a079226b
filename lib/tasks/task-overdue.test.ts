import { describe, expect, it } from 'vitest'
import { duePhrase } from './due-phrase'
import { dayBounds, taskGroup } from './task-overdue'

const SAO_PAULO = 'America/Sao_Paulo'
const at = (local: string) => new Date(`${local}-03:00`)
const group = (due: { dueAt?: Date; dueOn?: string }, now: Date, zone = SAO_PAULO) =>
  taskGroup({ dueAt: due.dueAt ?? null, dueOn: due.dueOn ?? null }, dayBounds(now, zone))

describe('a task with a day and no time', () => {
  it('is today’s until the last minute of its day, and overdue when the day is over', () => {
    expect(group({ dueOn: '2026-11-22' }, at('2026-11-22T23:59:59'))).toBe('today')
    expect(group({ dueOn: '2026-11-22' }, at('2026-11-23T00:00:00'))).toBe('overdue')
    expect(group({ dueOn: '2026-11-23' }, at('2026-11-22T23:30:00'))).toBe('upcoming')
  })

  it('ends with the day of the account’s zone, not with that of UTC', () => {
    const now = at('2026-11-22T22:30:00')
    expect(now.toISOString().slice(0, 10)).toBe('2026-11-23')
    expect(group({ dueOn: '2026-11-22' }, now)).toBe('today')
    expect(group({ dueOn: '2026-11-22' }, now, 'America/Noronha')).toBe('today')
    expect(group({ dueOn: '2026-11-22' }, now, 'Europe/Lisbon')).toBe('overdue')
  })
})

describe('a task with a time', () => {
  it('is overdue from its instant on, today’s before it, and upcoming from midnight', () => {
    const now = at('2026-11-22T14:00:00')
    expect(group({ dueAt: now }, now)).toBe('overdue')
    expect(group({ dueAt: at('2026-11-22T14:01:00') }, now)).toBe('today')
    expect(group({ dueAt: at('2026-11-22T23:59:00') }, now)).toBe('today')
    expect(group({ dueAt: at('2026-11-23T00:00:00') }, now)).toBe('upcoming')
  })

  it('never asked for comes last', () => {
    expect(group({}, at('2026-11-22T14:00:00'))).toBe('upcoming')
  })
})

describe('a due time in words', () => {
  const bounds = dayBounds(at('2026-11-22T23:30:00'), SAO_PAULO)
  const say = (due: { dueAt?: Date; dueOn?: string }) =>
    duePhrase({ dueAt: due.dueAt ?? null, dueOn: due.dueOn ?? null }, bounds, SAO_PAULO)

  it('names the days near by and dates the others', () => {
    expect(say({ dueAt: at('2026-11-22T23:45:00') })).toEqual({ day: 'today', withTime: true })
    expect(say({ dueAt: at('2026-11-23T00:15:00') })).toEqual({ day: 'tomorrow', withTime: true })
    expect(say({ dueOn: '2026-11-21' })).toEqual({ day: 'yesterday', withTime: false })
    expect(say({ dueOn: '2026-11-28' })).toEqual({ day: 'weekday', withTime: false })
    expect(say({ dueOn: '2026-11-29' })).toEqual({ day: 'date', withTime: false })
    expect(say({ dueOn: '2026-11-10' })).toEqual({ day: 'date', withTime: false })
    expect(say({})).toBeNull()
  })
})
