import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytes, callEvent, finished, offlineMessage } from '@/tests/samples/jivo-events'
import { EVENT_NAMES, parseEvent, type JivoEvent } from './events'

function read(body: unknown): JivoEvent & { notes: string[] } {
  const parsed = parseEvent(bytes(body))
  if (parsed.kind !== 'event') throw new Error(`not an event: ${JSON.stringify(parsed)}`)
  return { ...parsed.event, notes: parsed.notes }
}

describe('whatever arrives', () => {
  test('no bytes make it throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), body => void parseEvent(body)))
  })

  test('no JSON in the place of any field makes it throw, and every text that comes out can be stored', () => {
    const keys = [
      ...Object.keys(finished()),
      ...Object.keys(callEvent()),
      'attributes',
      'message',
      'client_id',
      'user_token',
    ]
    const field = fc.constantFrom(
      ...keys,
      'visitor.name',
      'chat.messages',
      'chat.rate',
      'session.utm',
      'session.geoip',
      'page.url',
    )
    const junk = fc.oneof(
      fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }),
      fc.anything({ withNullPrototype: false }),
    )
    const name = fc.constantFrom(...EVENT_NAMES)
    fc.assert(
      fc.property(name, fc.array(fc.tuple(field, junk), { maxLength: 5 }), (event_name, changes) => {
        const body: Record<string, unknown> = { ...finished(), event_name }
        for (const [path, value] of changes) {
          const [outer = '', inner] = path.split('.')
          body[outer] = inner ? { [inner]: value } : value
        }
        body.event_name = event_name
        const event = read(JSON.stringify(body, (_, value) => (typeof value === 'bigint' ? String(value) : value)))
        const stored = JSON.stringify(event)
        expect(stored).not.toContain('\\u0000')
        expect(stored).not.toMatch(/\\ud[89a-f]/)
      }),
      { numRuns: 300 },
    )
  })

  test('ids beyond 2^53 are exact wherever an id stands', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 40n }), id => {
        const json = JSON.stringify(offlineMessage({ agent: { id: 'ID' }, visitor: { number: 'ID' }, chat_id: 'ID' }))
          .replaceAll('"ID"', String(id))
          .replace('1772000123456', String(id))
        const event = read(json)
        const ids = [event.chatId, event.visitor.number, event.agent?.id, event.offline?.id]
        expect(ids).toEqual(Array(4).fill(String(id)))
      }),
    )
  })
})
