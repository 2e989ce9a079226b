import { describe, expect, test } from 'vitest'
import { createLaneCounts, type Lane } from './event-lane'

const lane = (channelId: string, ...keys: string[]): Lane => ({ channelId, keys, wholeChannel: false })
const whole = (channelId: string): Lane => ({ channelId, keys: [], wholeChannel: true })

describe('the lanes that wait', () => {
  test('hold back an event of the same chat or person, and no other', () => {
    const waiting = createLaneCounts()
    waiting.add(lane('shop', 'chat 1', 'visitor 1'))
    expect(waiting.blocks(lane('shop', 'chat 1'))).toBe(true)
    expect(waiting.blocks(lane('shop', 'chat 2', 'visitor 1'))).toBe(true)
    expect(waiting.blocks(lane('shop', 'chat 2', 'visitor 2'))).toBe(false)
  })

  test('hold back until the last of them has gone', () => {
    const waiting = createLaneCounts()
    waiting.add(lane('shop', 'chat 1'))
    waiting.add(lane('shop', 'chat 1'))
    waiting.remove(lane('shop', 'chat 1'))
    expect(waiting.blocks(lane('shop', 'chat 1'))).toBe(true)
    waiting.remove(lane('shop', 'chat 1'))
    expect(waiting.blocks(lane('shop', 'chat 1'))).toBe(false)
  })

  test('hold back everything of a channel behind an event that names nobody, and nothing of another channel', () => {
    const waiting = createLaneCounts()
    waiting.add(whole('shop'))
    expect(waiting.blocks(lane('shop', 'chat 1'))).toBe(true)
    expect(waiting.blocks(lane('other', 'chat 1'))).toBe(false)
  })

  test('hold back an event that names nobody behind anything of its channel', () => {
    const waiting = createLaneCounts()
    waiting.add(lane('shop', 'chat 1'))
    expect(waiting.blocks(whole('shop'))).toBe(true)
    expect(waiting.blocks(whole('other'))).toBe(false)
    waiting.remove(lane('shop', 'chat 1'))
    expect(waiting.blocks(whole('shop'))).toBe(false)
  })
})
