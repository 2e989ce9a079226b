import { availableParallelism } from 'node:os'

/** Who waits for a password to be hashed: somebody this browser or session is known of, or a stranger from a network. */
export type HashLane = { kind: 'known' | 'stranger'; key: string }

export type HashLimits = {
  atOnce: number
  strangersAtOnce: number
  waiting: Record<HashLane['kind'], number>
  waitingPerKey: number
}

/**
 * What a machine with so many processors hashes at once. A hash takes a third of a second of a processor and 128 MiB:
 * strangers have half of the processors at most, so that events are stored meanwhile, and never the last place, so that
 * known people are let in however many strangers try. Strangers wait a few turns, two or three seconds.
 */
export function hashLimits(processors: number): HashLimits {
  const strangersAtOnce = Math.max(1, Math.min(2, Math.floor(processors / 2)))
  return {
    atOnce: strangersAtOnce + 1,
    strangersAtOnce,
    waiting: { known: 30, stranger: 4 * strangersAtOnce + 2 },
    waitingPerKey: 2,
  }
}

type Waiter = { lane: HashLane; start: () => void }

/**
 * Lets hashes run a few at once, known people first, one at a time for each key. `enter` answers a promise of the turn,
 * or null where too many wait already; whoever had a turn calls `leave`.
 */
export class HashQueue {
  private readonly running: HashLane[] = []
  private readonly waiting: Waiter[] = []

  constructor(private readonly limits: HashLimits = hashLimits(availableParallelism())) {}

  enter(lane: HashLane): Promise<void> | null {
    if (this.mayRun(lane)) {
      this.running.push(lane)
      return Promise.resolve()
    }
    const ofKind = this.waiting.filter(waiter => waiter.lane.kind === lane.kind)
    const ofKey = ofKind.filter(waiter => waiter.lane.key === lane.key)
    if (ofKind.length >= this.limits.waiting[lane.kind] || ofKey.length >= this.limits.waitingPerKey) return null
    return new Promise(start => this.waiting.push({ lane, start }))
  }

  leave(lane: HashLane): void {
    const ended = this.running.findIndex(one => isSame(one, lane))
    if (ended < 0) return
    this.running.splice(ended, 1)
    for (let next = this.takeNext(); next; next = this.takeNext()) {
      this.running.push(next.lane)
      next.start()
    }
  }

  private takeNext(): Waiter | undefined {
    const may = this.waiting.filter(waiter => this.mayRun(waiter.lane))
    const next = may.find(waiter => waiter.lane.kind === 'known') ?? may[0]
    return next && this.waiting.splice(this.waiting.indexOf(next), 1)[0]
  }

  private mayRun(lane: HashLane): boolean {
    const strangers = this.running.filter(one => one.kind === 'stranger').length
    if (this.running.length >= this.limits.atOnce) return false
    if (lane.kind === 'stranger' && strangers >= this.limits.strangersAtOnce) return false
    return !this.running.some(one => isSame(one, lane))
  }
}

function isSame(one: HashLane, other: HashLane): boolean {
  return one.kind === other.kind && one.key === other.key
}

/**
 * Runs `work`, which hashes a password, when its turn has come. Refuses with `busy` at once where too many wait: trying
 * again in a moment helps.
 */
export async function withHashTurn<T>(
  lane: HashLane,
  work: () => Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; reason: 'busy' }> {
  const turn = queue().enter(lane)
  if (!turn) return { ok: false, reason: 'busy' }
  await turn
  try {
    return { ok: true, value: await work() }
  } finally {
    queue().leave(lane)
  }
}

// One queue a process: Next may load this module once per bundle.
function queue(): HashQueue {
  const registry = globalThis as unknown as Record<symbol, HashQueue | undefined>
  return (registry[Symbol.for('balcao.hash-queue')] ??= new HashQueue())
}
