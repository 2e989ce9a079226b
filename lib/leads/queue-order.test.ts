import { describe, expect, it } from 'vitest'
import { queueGroup, readQueueCursor, writeQueueCursor } from './queue-order'

const todayFrom = new Date('2026-11-29T03:00:00.000Z')
const at = (iso: string) => new Date(iso)

describe('the place of a lead in the queue', () => {
  it('is under the head of a running chat, of today, or of older ones', () => {
    expect(queueGroup({ rank: 0, at: at('2026-11-28T23:00:00Z') }, todayFrom)).toBe('now')
    expect(queueGroup({ rank: 1, at: at('2026-11-29T09:00:00Z') }, todayFrom)).toBe('today')
    expect(queueGroup({ rank: 2, at: at('2026-11-29T03:00:00Z') }, todayFrom)).toBe('today')
    expect(queueGroup({ rank: 2, at: at('2026-11-29T02:59:59Z') }, todayFrom)).toBe('older')
  })

  it('is read from the address as it was written, and from nothing else', () => {
    const place = { rank: 1 as const, at: at('2026-11-29T09:00:00.123Z'), id: '0193a2b4-0000-7000-8000-000000000001' }
    const text = writeQueueCursor(place)
    expect(readQueueCursor(text)).toEqual(place)
    for (const other of ['', '7', text.slice(1), `3${text.slice(1)}`, `${text}x`, '1%00', `1${'a'.repeat(5000)}`]) {
      expect(readQueueCursor(other)).toBeNull()
    }
  })
})
