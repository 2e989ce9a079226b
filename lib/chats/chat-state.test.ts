import { describe, expect, it } from 'vitest'
import { chatState } from './chat-state'

const lastEventAt = new Date('2026-05-04T10:00:00Z')
const later = (ms: number) => new Date(lastEventAt.getTime() + ms)
const DAY = 86_400_000

describe('chatState', () => {
  it('calls a chat running for 24 hours after its last event, to the millisecond', () => {
    expect(chatState('running', lastEventAt, later(DAY))).toBe('running')
    expect(chatState('running', lastEventAt, later(DAY + 1))).toBe('no_end')
  })

  it('leaves a finished chat and an offline message what they are, however old', () => {
    expect(chatState('finished', lastEventAt, later(400 * DAY))).toBe('finished')
    expect(chatState('offline', lastEventAt, later(400 * DAY))).toBe('offline')
  })

  it('keeps a chat running whose last event seems to lie in the future', () => {
    expect(chatState('running', lastEventAt, later(-DAY))).toBe('running')
  })
})
