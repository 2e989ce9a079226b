import type { Lane } from './event-lane'

/** The turn of one event among those of its lane that this process has at hand. */
export type Place = {
  /** resolves when every earlier event of the lane has left; null when there is none */
  ready: Promise<void> | null
  leave: () => void
}

type InFlight = { waiting: number; tails: Map<string, Promise<void>> }

const WAITING_AT_MOST = 200

/**
 * Lets the events of one chat or person through one at a time, in the order of these calls, so that only one of them
 * holds a connection while it waits for a lock. Null when too many wait already.
 */
export function enterLane({ keys }: Lane): Place | null {
  const current = inFlight()
  const { tails } = current
  const before = keys.flatMap(key => tails.get(key) ?? [])
  if (before.length > 0 && current.waiting >= WAITING_AT_MOST) return null
  let done = () => {}
  const left = new Promise<void>(resolve => (done = resolve))
  for (const key of keys) tails.set(key, left)
  const leave = () => {
    for (const key of keys) if (tails.get(key) === left) tails.delete(key)
    done()
  }
  if (before.length === 0) return { ready: null, leave }
  current.waiting++
  let isFirst = false
  const ready = Promise.all(before).then(() => {
    isFirst = true
    current.waiting--
  })
  // One whose time is used up goes, but those behind it still wait for the ones before it.
  return { ready, leave: () => (isFirst ? leave() : void ready.then(leave)) }
}

// Next loads this module once per bundle; the lanes are one per process.
function inFlight(): InFlight {
  const registry = globalThis as unknown as Record<symbol, InFlight | undefined>
  return (registry[Symbol.for('balcao.in-flight')] ??= { waiting: 0, tails: new Map() })
}
