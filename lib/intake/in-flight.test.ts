import { describe, expect, test } from 'vitest'
import { enterLane, type Place } from './in-flight'

const enter = (...keys: string[]): Place => enterLane({ channelId: 'shop', keys, wholeChannel: false })!

/** Whether a promise has settled once everything that is due has run. */
async function isSettled(promise: Promise<void> | null): Promise<boolean> {
  let settled = promise === null
  void promise?.then(() => (settled = true))
  await new Promise(resolve => setImmediate(resolve))
  return settled
}

describe('events of one lane', () => {
  test('go one after the other, those of other lanes at once', async () => {
    const first = enter('a1', 'a2')
    const second = enter('a2', 'a3')
    const other = enter('a4')
    expect([first.ready, other.ready]).toEqual([null, null])
    expect(await isSettled(second.ready)).toBe(false)
    first.leave()
    expect(await isSettled(second.ready)).toBe(true)
    second.leave()
    other.leave()
    expect(enter('a1', 'a2', 'a3', 'a4').ready).toBeNull()
  })

  test('still wait for the first when the one between has given up', async () => {
    const first = enter('b')
    const second = enter('b')
    second.leave()
    const third = enter('b')
    expect(await isSettled(third.ready)).toBe(false)
    first.leave()
    expect(await isSettled(third.ready)).toBe(true)
    third.leave()
  })

  test('do not wait in any number', async () => {
    const places = Array.from({ length: 201 }, () => enter('c'))
    expect(enterLane({ channelId: 'shop', keys: ['c'], wholeChannel: false })).toBeNull()
    expect(enter('d').ready).toBeNull()
    for (const place of places) place.leave()
    await places.at(-1)!.ready
    expect(enterLane({ channelId: 'shop', keys: ['c'], wholeChannel: false })).not.toBeNull()
  })
})
