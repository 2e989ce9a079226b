import { describe, expect, it } from 'vitest'
import { HOSTILE_SHAPES } from '../samples/hostile-texts'
import { READERS } from '../samples/text-readers'

const SIZE = 100_000
const LIMIT_MS = 20
const TRIES = 8
const ROUNDS = 5
/** Less says nothing of growth. */
const SHORTEST_MS = 5

const shapes = HOSTILE_SHAPES.map(({ name, text }) => ({ name, text: text(SIZE), long: text(SIZE * 4) }))

/** The least processor time of several tries, which other processes hardly add to; ends as soon as one is within the limit. */
function leastTime(read: (text: string) => unknown, text: string, limit: number): number {
  let least = Infinity
  for (let attempt = 0; attempt < TRIES && least > limit; attempt++) {
    const began = process.cpuUsage()
    read(text)
    const { user, system } = process.cpuUsage(began)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

/** What is slow is slow each time; what only met a garbage collection of the tests before it is not. */
function tooSlow(read: (text: string) => unknown, shape: (typeof shapes)[number]): string[] {
  let seen: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    seen = seenOnce(read, shape)
    if (seen.length === 0) return []
  }
  return seen
}

function seenOnce(read: (text: string) => unknown, { name, text, long }: (typeof shapes)[number]): string[] {
  const time = leastTime(read, text, LIMIT_MS)
  if (time > LIMIT_MS) return [`${name}: ${time.toFixed(0)} ms`]
  if (time < SHORTEST_MS) return []
  // Four times the text: linear readers take four times as long, quadratic ones sixteen times.
  const longer = leastTime(read, long, time * 8)
  return longer > time * 8
    ? [`${name}: ${time.toFixed(0)} ms, and ${longer.toFixed(0)} ms for four times the text`]
    : []
}

describe('100 kB of any shape are read within 20 ms, and more of it in proportion', () => {
  it.each(READERS)(
    'by %s',
    (_, read) => {
      expect(shapes.flatMap(shape => tooSlow(read, shape))).toEqual([])
    },
    60_000,
  )
})
