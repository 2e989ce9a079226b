import { log } from '@/lib/log'
import { countAdmitted, countRefused, noCounts, putBack, takeCounts, type DoorCounts } from './door-counts'
import { writeDoorCounts } from './door-mutations'

// The page shows minutes; five seconds keep it honest and cost one statement, only where something happened.
const WRITE_EVERY_MS = 5_000

type State = { counts: DoorCounts; writing: Promise<void>; timer: NodeJS.Timeout | null }

/** Notes an event that a token let in. */
export function noteAdmitted(tokenId: string, channelId: string, now: Date): void {
  countAdmitted(state().counts, tokenId, channelId, now.getTime())
}

/** Notes a request that no live token came with. */
export function noteRefused(now: Date): void {
  countRefused(state().counts, now.getTime())
}

/** Writes down every few seconds what was noted, for the life of the process; a second call changes nothing. */
export function keepDoorLog(): void {
  state().timer ??= setInterval(() => void writeDoorLog(), WRITE_EVERY_MS).unref()
}

/** Writes down what was noted so far. Never throws: what could not be written waits for the next time. */
export async function writeDoorLog(): Promise<void> {
  const current = state()
  current.writing = current.writing.then(() => writeOnce(current.counts))
  await current.writing
}

async function writeOnce(counts: DoorCounts): Promise<void> {
  const taken = takeCounts(counts)
  if (!taken) return
  try {
    await writeDoorCounts(taken)
  } catch (error) {
    putBack(counts, taken)
    log.debug({ error }, 'what happened at the door could not be written down yet')
  }
}

// One memory a process: Next may load this module once per bundle.
function state(): State {
  const registry = globalThis as unknown as Record<symbol, State | undefined>
  return (registry[Symbol.for('balcao.door-log')] ??= { counts: noCounts(), writing: Promise.resolve(), timer: null })
}
