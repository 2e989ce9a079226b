import { describe, expect, it } from 'vitest'
import { officeHours } from '@/lib/settings/working-hours'
import { channelNotices, refusedNotice, type ChannelSigns } from './notices'

const calendar = { hours: officeHours, holidays: [] as string[], timeZone: 'America/Sao_Paulo' }
// A Wednesday; 15:00 in São Paulo.
const now = new Date('2026-11-25T18:00:00Z')
const HOUR_MS = 60 * 60_000

/** Traffic of the last `days` days: so many events in each hour from 9 to 18 in São Paulo, every day. */
function traffic(days: number, eventsAnHour: number, busiestMinute = 2) {
  const hours = Array.from({ length: days * 24 }, (_, at) => new Date(now.getTime() - (days * 24 - at) * HOUR_MS))
  return hours
    .filter(hour => hour.getUTCHours() >= 12 && hour.getUTCHours() < 21)
    .map(hour => ({ hour: hour.toISOString(), events: eventsAnHour, busiestMinute, shortened: 0 }))
}

const token = { id: 'new', expiresAt: null, revokedAt: null, lastUsedAt: '2026-11-25T17:59:00Z' }

const signs = (overrides: Partial<ChannelSigns> = {}): ChannelSigns => ({
  id: 'c',
  name: 'Loja',
  active: true,
  simulated: false,
  widgetId: 'aBc',
  moreWidgets: [],
  lastEventAt: '2026-11-25T17:59:00Z',
  tokens: [token],
  traffic: traffic(14, 6),
  otherWidgets: [],
  ...overrides,
})
const kinds = (overrides: Partial<ChannelSigns>, at = now) =>
  channelNotices(signs(overrides), calendar, at).map(one => one.kind)

describe('more than a channel may send or keep', () => {
  it('is told for three hours', () => {
    const hour = (ago: number, shortened: number) => ({
      hour: new Date(now.getTime() - ago * HOUR_MS).toISOString(),
      events: 900,
      busiestMinute: 3,
      shortened,
    })
    expect(channelNotices(signs({ traffic: [hour(5, 7), hour(2, 4), hour(1, 0)] }), calendar, now)).toMatchObject([
      { kind: 'over_quota', count: 4 },
    ])
    expect(kinds({ traffic: [hour(5, 7), hour(1, 0)] })).toEqual([])
  })
})

describe('silence in working hours', () => {
  it('is told once twelve usual events have not come, and two hours of work at least', () => {
    expect(kinds({ lastEventAt: '2026-11-25T16:30:00Z' })).toEqual([])
    expect(kinds({ lastEventAt: '2026-11-25T15:00:00Z' })).toEqual(['silent'])
    expect(channelNotices(signs({ lastEventAt: '2026-11-25T15:00:00Z' }), calendar, now)[0]).toMatchObject({
      workingHours: 3,
    })
  })

  it('counts neither the night, nor the weekend, nor a holiday', () => {
    const friday = '2026-11-20T20:30:00Z'
    const mondayMorning = new Date('2026-11-23T13:00:00Z')
    expect(kinds({ lastEventAt: friday, traffic: traffic(28, 6) }, mondayMorning)).toEqual([])
    const closed = { ...calendar, holidays: ['2026-11-25'] }
    expect(channelNotices(signs({ lastEventAt: '2026-11-25T12:00:00Z' }), closed, now)).toEqual([])
  })

  it('waits longer where few events are usual', () => {
    const few = traffic(28, 1)
      .filter((_, at) => at % 9 === 0)
      .map(hour => ({ ...hour, events: 3 }))
    expect(kinds({ traffic: few, lastEventAt: '2026-11-24T12:00:00Z' })).toEqual([])
    expect(kinds({ traffic: few, lastEventAt: '2026-11-16T12:00:00Z' })).toEqual(['silent'])
  })

  it('is no news of a channel that is new, off, simulated, or without an address', () => {
    const quiet = { lastEventAt: '2026-11-25T12:00:00Z' }
    expect(kinds(quiet)).toEqual(['silent'])
    expect(kinds({ ...quiet, traffic: traffic(1, 2) })).toEqual([])
    expect(kinds({ ...quiet, active: false })).toEqual([])
    expect(kinds({ ...quiet, simulated: true })).toEqual([])
    expect(kinds({ ...quiet, tokens: [{ ...token, revokedAt: '2026-11-25T12:00:00Z' }] })).toEqual([])
    expect(kinds({ lastEventAt: null, traffic: [] })).toEqual([])
  })
})

describe('a flood', () => {
  const peak = (busiestMinute: number, at = now) => ({
    hour: new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS).toISOString(),
    events: busiestMinute,
    busiestMinute,
    shortened: 0,
  })

  it('is an event a second for a minute, and five times what is usual', () => {
    expect(kinds({ traffic: [...traffic(14, 6), peak(59)] })).toEqual([])
    expect(kinds({ traffic: [...traffic(14, 6), peak(60)] })).toEqual(['flood'])
    expect(kinds({ traffic: [...traffic(14, 6, 20), peak(99)] })).toEqual([])
    expect(kinds({ traffic: [...traffic(14, 6, 20), peak(100)] })).toEqual(['flood'])
  })

  it('is forgotten two hours later', () => {
    const old = peak(500, new Date(now.getTime() - 2 * HOUR_MS))
    expect(kinds({ traffic: [...traffic(14, 6).filter(hour => hour.hour < old.hour), old] })).toEqual([])
  })
})

describe('another widget', () => {
  it('is shown until it is let in', () => {
    const seen = { otherWidgets: [{ widgetId: 'xYz', events: 12 }] }
    expect(kinds(seen)).toEqual(['other_widget'])
    expect(kinds({ ...seen, moreWidgets: ['xYz'] })).toEqual([])
  })
})

describe('an address that ends', () => {
  const old = { id: 'old', expiresAt: '2026-11-26T12:00:00Z', revokedAt: null, lastUsedAt: '2026-11-25T17:58:00Z' }

  it('is a notice while Jivo still sends to it and to no newer one', () => {
    expect(kinds({ tokens: [{ ...token, lastUsedAt: null }, old] })).toEqual(['ending_in_use'])
    expect(kinds({ tokens: [token, old] })).toEqual([])
    expect(
      kinds({
        tokens: [
          { ...token, lastUsedAt: null },
          { ...old, expiresAt: '2026-11-25T17:00:00Z' },
        ],
      }),
    ).not.toContain('ending_in_use')
  })
})

describe('refused requests', () => {
  it('are told when there were twenty in this hour and the one before', () => {
    const hours = [
      { hour: '2026-11-25T15:00:00Z', count: 500 },
      { hour: '2026-11-25T17:00:00Z', count: 12 },
      { hour: '2026-11-25T18:00:00Z', count: 7 },
    ]
    expect(refusedNotice(hours, now)).toBeNull()
    expect(refusedNotice([...hours.slice(0, 2), { hour: '2026-11-25T18:00:00Z', count: 8 }], now)).toEqual({
      kind: 'refused',
      count: 20,
    })
  })
})
