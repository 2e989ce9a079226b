import { afterEach, describe, expect, test, vi } from 'vitest'
import { startMinuteTimer } from './minute-timer'

let stop = async () => {}
afterEach(async () => {
  await stop()
  vi.useRealTimers()
})

describe('the minute timer', () => {
  test('goes on after a turn that threw', async () => {
    const errors: unknown[] = []
    let turns = 0
    stop = startMinuteTimer(
      () => {
        turns++
        throw new Error('the database is away')
      },
      error => errors.push(error),
      10,
    )
    await expect.poll(() => turns).toBeGreaterThan(3)
    expect(errors.length).toBeGreaterThanOrEqual(3)
  })

  test('neither stands still nor floods when the wall clock jumps', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    let turns = 0
    stop = startMinuteTimer(
      async () => void turns++,
      () => undefined,
      20,
    )
    vi.setSystemTime('2030-01-01T00:00:00Z')
    await expect.poll(() => turns).toBeGreaterThan(2)
    const before = turns
    vi.setSystemTime('2020-01-01T00:00:00Z')
    await expect.poll(() => turns).toBeGreaterThan(before + 2)
    expect(turns).toBeLessThan(1_000)
  })

  test('does not run a turn twice at once, and stops after the one at hand', async () => {
    let running = 0
    let most = 0
    let done = 0
    stop = startMinuteTimer(
      async () => {
        most = Math.max(most, ++running)
        await new Promise(resolve => setTimeout(resolve, 30))
        running--
        done++
      },
      () => undefined,
      5,
    )
    await expect.poll(() => done).toBeGreaterThan(1)
    await stop()
    expect([most, running]).toEqual([1, 0])
  })
})
