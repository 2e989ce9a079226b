import { describe, expect, it } from 'vitest'
import { readPhones } from '@/lib/contacts/phone'
import { parseEvent } from '@/lib/jivo/events'
import { inStretches, MONTH_DAYS, monthUntil, type DemoItem } from './month'

const now = new Date('2026-05-14T18:30:00.000Z')
const month = monthUntil(now)
const events = month
  .filter(item => item.do === 'event')
  .map(item => {
    const parsed = parseEvent(new TextEncoder().encode(JSON.stringify(item.body)))
    if (parsed.kind !== 'event') throw new Error('a body of the month is no event')
    return { ...item, event: parsed.event }
  })

describe('the month of demo data', () => {
  it('is the same for the same moment', () => {
    expect(monthUntil(now)).toEqual(month)
  })

  it('runs in the order of time, from a month ago until now', () => {
    const times = month.map(({ at }) => at.getTime())
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times[0]).toBeGreaterThan(now.getTime() - (MONTH_DAYS + 1) * 86_400_000)
    expect(times.at(-1)).toBeLessThanOrEqual(now.getTime())
  })

  it('tells of about 320 conversations, and messages that were written before their event', () => {
    const chats = new Set(events.flatMap(({ channel, event }) => (event.chatId ? `${channel} ${event.chatId}` : [])))
    expect(chats.size).toBeGreaterThan(280)
    expect(chats.size).toBeLessThan(380)
    const ahead = events.filter(({ at, event }) =>
      event.messages.some(message => message.at !== null && new Date(message.at) > at),
    )
    expect(ahead).toEqual([])
  })

  it('knows every telephone by the Brazilian phone rule', () => {
    const phones = events.flatMap(({ event }) => (event.visitor.phone ? readPhones(event.visitor.phone) : []))
    expect(phones.length).toBeGreaterThan(300)
    expect(phones.filter(({ key }) => key === null)).toEqual([])
  })

  it('has all that a day at the desk brings', () => {
    const names = new Set(events.map(({ event }) => event.name))
    expect([...names].sort()).toEqual([
      'call_event',
      'chat_accepted',
      'chat_finished',
      'chat_updated',
      'client_updated',
      'offline_message',
    ])
    expect(new Set(month.map(item => item.do))).toEqual(
      new Set(['event', 'stage', 'status', 'note', 'task', 'finishTasks', 'settle']),
    )
  })

  it('leaves two conversations running', () => {
    const finished = new Set(
      events
        .filter(({ event }) => event.name === 'chat_finished')
        .map(({ channel, event }) => `${channel} ${event.chatId}`),
    )
    const late = events.filter(
      ({ at, event }) => event.name === 'chat_accepted' && now.getTime() - at.getTime() < 15 * 60_000,
    )
    expect(late.filter(({ channel, event }) => !finished.has(`${channel} ${event.chatId}`))).toHaveLength(2)
  })

  it.each(['2026-01-04T03:00:00.000Z', '2026-02-28T12:00:00.000Z', '2026-12-31T23:59:59.000Z'])(
    'can be told until %s',
    at => {
      expect(monthUntil(new Date(at)).length).toBeGreaterThan(800)
    },
  )
})

describe('stretches of the month', () => {
  it('keep every item and the order, and take work together only between two events', () => {
    const flat = inStretches(month).flatMap((stretch): DemoItem[] =>
      'work' in stretch ? stretch.work : [stretch.event],
    )
    expect(flat).toEqual(month)
    const kinds = inStretches(month).map(stretch => ('work' in stretch ? 'work' : 'event'))
    expect(kinds.some((kind, index) => kind === 'work' && kinds[index + 1] === 'work')).toBe(false)
  })
})
