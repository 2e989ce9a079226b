import { describe, expect, it } from 'vitest'
import { readPhones } from '@/lib/contacts/phone'
import { parseEvent, type JivoEvent } from '@/lib/jivo/events'
import { SCENES, type SceneName } from './scene-names'
import { lengthOf, stepsOf } from './scenes'

const start = new Date('2026-03-10T14:00:00.000Z')

const eventsOf = (scene: SceneName, seed = 'a', at = start): JivoEvent[] =>
  stepsOf(scene, seed, at).map(({ body }) => {
    const parsed = parseEvent(new TextEncoder().encode(JSON.stringify(body)))
    if (parsed.kind !== 'event') throw new Error(`${scene} has a body that is no event`)
    return parsed.event
  })

const namesOf = (scene: SceneName) => eventsOf(scene).map(({ name }) => name)

describe.each(SCENES)('the scene %s', scene => {
  it('is the same for the same seed and start, and another for another seed', () => {
    expect(stepsOf(scene, 'a', start)).toEqual(stepsOf(scene, 'a', start))
    expect(stepsOf(scene, 'a', start)).not.toEqual(stepsOf(scene, 'b', start))
  })

  it('has only bodies that read as events of Jivo, in the order of time', () => {
    eventsOf(scene)
    const times = stepsOf(scene, 'a', start).map(({ afterMs }) => afterMs)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times[0]).toBe(0)
  })

  it('takes as long as ever, whenever it begins', () => {
    const later = new Date(start.getTime() + 987_654_321)
    expect(lengthOf(stepsOf(scene, 'a', later))).toBe(lengthOf(stepsOf(scene, 'a', start)))
    expect(lengthOf(stepsOf(scene, 'a', start))).toBeLessThan(6 * 60_000)
  })

  it('shares no chat and no visitor with a run that began a second later', () => {
    const ids = (at: Date) => eventsOf(scene, 'a', at).flatMap(({ chatId, visitor }) => [chatId, visitor.number])
    const later = new Set(ids(new Date(start.getTime() + 1000)).filter(id => id !== null))
    expect(ids(start).filter(id => id !== null && later.has(id))).toEqual([])
  })
})

describe('invented people', () => {
  const seeds = Array.from({ length: 60 }, (_, index) => `seed ${index}`)
  const visitors = seeds.flatMap(seed =>
    SCENES.filter(scene => scene !== 'hostile').flatMap(scene => eventsOf(scene, seed).map(({ visitor }) => visitor)),
  )

  it('have telephones that the Brazilian phone rule can match, and that no operator hands out', () => {
    const phones = visitors.flatMap(({ phone }) => (phone === null ? [] : readPhones(phone)))
    expect(phones.length).toBeGreaterThan(100)
    expect(phones.filter(({ key, kind, candidate }) => key === null || kind !== 'mobile' || candidate)).toEqual([])
    expect(phones.every(({ e164 }) => /^\+55\d\d90\d{7}$/.test(e164 ?? ''))).toBe(true)
  })

  it('have addresses that reach nobody', () => {
    const emails = visitors.flatMap(({ email }) => email ?? [])
    expect(
      emails.filter(email => !/^[a-z]+\.[a-z]+\.\w+@(example\.com|example\.net|exemplo\.com\.br)$/.test(email)),
    ).toEqual([])
  })
})

describe('what the scenes are about', () => {
  it('plays a whole conversation: anonymous, then an e-mail, another operator, the transcript of both', () => {
    const events = eventsOf('conversation')
    expect(events.map(({ name }) => name)).toEqual(['chat_accepted', 'chat_updated', 'chat_accepted', 'chat_finished'])
    expect(events.map(({ visitor }) => visitor.email !== null)).toEqual([false, true, true, true])
    const speakers = new Set(events[3]?.messages.map(({ operatorId }) => operatorId))
    expect([...speakers].sort()).toEqual(['9001', '9002', null].sort())
  })

  it('says nothing that lies ahead of the clock, however fast it is played', () => {
    for (const speed of [0.5, 1, 4, null]) {
      const steps = stepsOf('conversation', 'a', start, speed)
      const { chat } = steps.at(-1)?.body as { chat: { messages: { timestamp: number }[] } }
      const playedMs = speed === null ? 0 : lengthOf(steps) / speed
      expect((chat.messages.at(-1)?.timestamp ?? Infinity) * 1000).toBeLessThanOrEqual(start.getTime() + playedMs)
    }
  })

  it('reopens a conversation under a new number, with the end of the old one again', () => {
    const [, before, , after] = eventsOf('reopened')
    expect(after?.chatId).not.toBe(before?.chatId)
    expect(after?.visitor.number).toBe(before?.visitor.number)
    expect(after?.messages.slice(0, 3)).toEqual(before?.messages.slice(-3))
  })

  it('brings the same e-mail with another telephone for a conflict', () => {
    const [before, , after] = eventsOf('conflict')
    expect(after?.visitor.email).toBe(before?.visitor.email)
    expect(after?.visitor.phone).not.toBe(before?.visitor.phone)
    expect(after?.visitor.number).not.toBe(before?.visitor.number)
  })

  it('misses one call and connects another', () => {
    expect(eventsOf('call').map(({ call }) => call?.status)).toEqual([
      'start',
      'error',
      'start',
      'agent_connected',
      'client_connected',
      'end',
    ])
  })

  it('leaves contacts in a pop-up without a chat', () => {
    expect(namesOf('popup')).toEqual(['client_updated', 'client_attribute_updated'])
    expect(eventsOf('popup').map(({ chatId }) => chatId)).toEqual([null, null])
  })
})
