import { describe, expect, it } from 'vitest'
import { readArrival } from './arrival'

const row = {
  outcome: 'handled',
  eventName: 'chat_accepted',
  number: '18',
  name: 'Tomas Silva',
  leadId: null,
  deliveryId: '1',
  simulated: false,
  at: new Date('2026-03-10T14:00:00Z'),
}

describe('what arrived', () => {
  it.each([
    ['chat_finished', 'handled', 'chat'],
    ['offline_message', 'handled', 'offline'],
    ['call_event', 'handled', 'call'],
    ['client_updated', 'handled', 'contact'],
    ['client_attribute_updated', 'handled', 'other'],
    ['something_new', 'unsupported', 'other'],
    ['constructor', 'unsupported', 'other'],
    [null, 'malformed', 'odd'],
    ['chat_accepted', 'failed', 'failed'],
  ] as const)('%s that was %s is told as %s', (eventName, outcome, kind) => {
    expect(readArrival({ ...row, eventName, outcome }).kind).toBe(kind)
  })
})
