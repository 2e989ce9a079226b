import { describe, expect, it } from 'vitest'
import { HashQueue, hashLimits, type HashLane } from './hash-queue'

const LIMITS = hashLimits(8)

const stranger = (key: string): HashLane => ({ kind: 'stranger', key })
const known = (key: string): HashLane => ({ kind: 'known', key })

/** Enters and writes down the key when its turn comes. */
function entering(queue: HashQueue, started: string[]) {
  return (lane: HashLane): boolean => {
    const turn = queue.enter(lane)
    void turn?.then(() => started.push(lane.key))
    return turn !== null
  }
}

const settled = () => new Promise<void>(resolve => setImmediate(resolve))

describe('hashLimits', () => {
  it.each([
    [1, 1],
    [2, 1],
    [4, 2],
    [64, 2],
  ])(
    'gives strangers of a machine with %i processors %i at once, and one more to known people',
    (processors, strangersAtOnce) => {
      expect(hashLimits(processors)).toMatchObject({ strangersAtOnce, atOnce: strangersAtOnce + 1 })
    },
  )
})

describe('HashQueue', () => {
  it('runs two strangers at once, lets some wait and refuses the next', async () => {
    const [queue, started] = [new HashQueue(LIMITS), [] as string[]]
    const enter = entering(queue, started)
    const entered = Array.from({ length: 60 }, (_, index) => enter(stranger(`203.0.113.${index}`)))
    await settled()
    expect(started).toHaveLength(LIMITS.strangersAtOnce)
    expect(entered.filter(Boolean)).toHaveLength(LIMITS.strangersAtOnce + LIMITS.waiting.stranger)
  })

  it('starts a known person at once beside as many strangers as may try', async () => {
    const [queue, started] = [new HashQueue(LIMITS), [] as string[]]
    const enter = entering(queue, started)
    for (let index = 0; index < 60; index += 1) enter(stranger(`203.0.113.${index}`))
    expect(enter(known('ana'))).toBe(true)
    await settled()
    expect(started).toContain('ana')
  })

  it('lets known people go before strangers who wait longer', async () => {
    const [queue, started] = [new HashQueue(LIMITS), [] as string[]]
    const enter = entering(queue, started)
    for (const key of ['bia', 'caio', 'davi']) enter(known(key))
    enter(stranger('203.0.113.1'))
    enter(known('eva'))
    queue.leave(known('bia'))
    await settled()
    expect(started).toEqual(['bia', 'caio', 'davi', 'eva'])
    queue.leave(known('caio'))
    await settled()
    expect(started.at(-1)).toBe('203.0.113.1')
  })

  it('hashes one password at a time for each address, and lets two more wait', async () => {
    const [queue, started] = [new HashQueue(LIMITS), [] as string[]]
    const enter = entering(queue, started)
    expect([1, 2, 3, 4].map(() => enter(stranger('203.0.113.1')))).toEqual([true, true, true, false])
    enter(stranger('203.0.113.2'))
    await settled()
    expect(started).toEqual(['203.0.113.1', '203.0.113.2'])
    queue.leave(stranger('203.0.113.1'))
    await settled()
    expect(started).toEqual(['203.0.113.1', '203.0.113.2', '203.0.113.1'])
  })

  it('is empty again when everybody has had their turn', async () => {
    const queue = new HashQueue(LIMITS)
    let finished = 0
    for (let round = 0; round < 50; round += 1) {
      const lane = round % 3 === 0 ? known(`k${round % 7}`) : stranger(`s${round % 11}`)
      const turn = queue.enter(lane)
      void turn?.then(settled).then(() => (queue.leave(lane), (finished += 1)))
      if (round % 4 === 0) await settled()
    }
    for (let round = 0; round < 50; round += 1) await settled()
    expect(finished).toBeGreaterThan(10)
    const next = ['a', 'b'].map(key => queue.enter(stranger(key)))
    await expect(Promise.all(next)).resolves.toHaveLength(2)
  })
})
