import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  accepted,
  bytes,
  callEvent,
  clientAttributeUpdated,
  clientUpdated,
  finished,
  offlineMessage,
  type Body,
} from '@/tests/samples/jivo-events'
import { parseEvent, type JivoEvent } from './events'
import { chatKeyOf, factsHash, subjectOf } from './natural-keys'

function read(body: unknown): JivoEvent {
  const parsed = parseEvent(bytes(body))
  if (parsed.kind !== 'event') throw new Error('not an event')
  return parsed.event
}
const offline = (overrides: Body) => read(offlineMessage(overrides))
const noIds = { chat_id: undefined, offline_message_id: undefined }

describe('the subject of an event', () => {
  test.each<[string, JivoEvent, string | null]>([
    ['a chat by its id', read(accepted()), 'chat:7301'],
    ['a chat without an id by its visitor', read(accepted({ chat_id: 0 })), 'visitor:5120'],
    ['an offline message by its own id', offline({}), 'offline:1772000123456'],
    ['an offline message without one by its chat', offline({ offline_message_id: null }), 'chat:7350'],
    ['an offline message without any id by nothing', offline(noIds), null],
    ['a client card by its visitor', read(clientUpdated()), 'visitor:5120'],
    ['a client card within a chat by the chat', read(clientUpdated({ chat_id: 7301 })), 'chat:7301'],
    ['attributes by the visitor', read(clientAttributeUpdated()), 'visitor:5120'],
    ['a call by its id', read(callEvent()), 'call:7390'],
    ['a call without an id by nothing', read(callEvent({ chat_id: '' })), null],
  ])('%s', (_, event, subject) => {
    expect(subjectOf(event)).toBe(subject)
  })
})

describe('the key of a chat', () => {
  test.each<[string, JivoEvent, string | null]>([
    ['a chat by its id, as text', read(finished({ chat_id: '007' })), 'chat:007'],
    ['a chat event without an id has none', read(finished({ chat_id: -1 })), null],
    ['an offline message by the chat it names', offline({}), 'chat:7350'],
    [
      'an old offline message by its own id',
      offline({ chat_id: undefined, offline_message_id: '2806' }),
      'offline:2806',
    ],
    ['an offline message without any id by its body', offline(noIds), 'body:abc'],
    ['a call by its id', read(callEvent()), 'chat:7390'],
    ['a call without an id by its body', read(callEvent({ chat_id: null })), 'body:abc'],
    ['a client card has none', read(clientUpdated()), null],
    ['attributes have none', read(clientAttributeUpdated({ chat_id: 5 })), null],
  ])('%s', (_, event, key) => {
    expect(chatKeyOf(event, 'abc')).toBe(key)
  })
})

describe('the hash of the facts', () => {
  test('is the same for the same facts in other clothes', () => {
    const dressed = accepted({ chat_id: '7301', visitor: { number: 5120, name: ' Helena  Prado ' }, news: 1 })
    expect(factsHash(read(dressed))).toBe(factsHash(read(accepted())))
  })

  test('differs with any fact', () => {
    const hashes = [
      accepted(),
      accepted({ visitor: { phone: null } }),
      accepted({ tags: ['a'] }),
      accepted({ event_name: 'chat_updated' }),
      finished(),
      finished({ chat: { rate: 'positive' } }),
    ].map(body => factsHash(read(body)))
    expect(new Set(hashes).size).toBe(hashes.length)
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/)
  })

  test('does not depend on the order of the keys', () => {
    const attributes = { a: 1, b: 'x', c: 2, d: 'y', é: 3 }
    const body = finished({ attributes })
    fc.assert(
      fc.property(shuffled(body), other => {
        expect(factsHash(read(other))).toBe(factsHash(read(body)))
      }),
      { numRuns: 50 },
    )
  })
})

/** The same object with its keys in any order, at every level. */
function shuffled(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value)) return fc.tuple(...value.map(shuffled))
  if (typeof value !== 'object' || value === null) return fc.constant(value)
  const entries = Object.entries(value)
  return fc
    .tuple(
      fc.shuffledSubarray(entries, { minLength: entries.length }),
      fc.tuple(...entries.map(([, inner]) => shuffled(inner))),
    )
    .map(([order, inners]) => {
      const inner = new Map(entries.map(([key], at) => [key, inners[at]]))
      return Object.fromEntries(order.map(([key]) => [key, inner.get(key)]))
    })
}
