import { log } from '@/lib/log'
import { addStored, judgeBody, noUse, setStored, type BodyUse } from './body-quota'
import { countAdmitted, countRefused, countStored, noCounts, putBack, takeCounts, type DoorCounts } from './door-counts'
import { writeDoorCounts } from './door-mutations'
import { sumStoredBytes } from './queries'

// The page shows minutes; five seconds keep it honest and cost one statement, only where something happened.
const WRITE_EVERY_MS = 5_000

const SUM_EVERY_MS = 60_000

type State = {
  counts: DoorCounts
  use: BodyUse
  summedAtMs: number
  writing: Promise<void>
  timer: NodeJS.Timeout | null
}

/** Notes an event that a token let in. */
export function noteAdmitted(tokenId: string, channelId: string, now: Date): void {
  countAdmitted(state().counts, tokenId, channelId, now.getTime())
}

/**
 * How many bytes of an event's raw body are to be kept: all of them, or those of a short one where the channel has used up
 * what it may store or send.
 * @param fromSpool it waited, so it says nothing of how many come in a minute
 */
export function bodyQuota(channelId: string, bytes: number, fromSpool: boolean): number {
  const { keep, isFirst } = judgeBody(state().use, channelId, bytes, fromSpool ? null : performance.now())
  if (isFirst)
    log.warn(
      { channelId },
      'a channel sends or stores more than its quota: the raw bodies of its events are kept short',
    )
  return keep
}

/** What each channel has used of its quota, as this process knows it. */
export function doorUse(): BodyUse {
  return state().use
}

/** Notes a raw body that was stored, as much of it as was kept. */
export function noteStored(channelId: string, { kept, short }: { kept: number; short: boolean }, now: Date): void {
  const { counts, use } = state()
  addStored(use, channelId, kept)
  countStored(counts, channelId, { bytes: kept, short }, now.getTime())
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
  await sumStored().catch(error => log.debug({ error }, 'what the channels have stored could not be read yet'))
  const taken = takeCounts(counts)
  if (!taken) return
  try {
    await writeDoorCounts(taken)
  } catch (error) {
    putBack(counts, taken)
    log.debug({ error }, 'what happened at the door could not be written down yet')
  }
}

// Other processes store as well, and what is old is deleted.
async function sumStored(): Promise<void> {
  const current = state()
  const now = performance.now()
  if (now - current.summedAtMs < SUM_EVERY_MS) return
  current.summedAtMs = now
  setStored(current.use, await sumStoredBytes())
}

// One memory a process: Next may load this module once per bundle.
function state(): State {
  const registry = globalThis as unknown as Record<symbol, State | undefined>
  return (registry[Symbol.for('balcao.door-log')] ??= {
    counts: noCounts(),
    use: noUse(),
    summedAtMs: -Infinity,
    writing: Promise.resolve(),
    timer: null,
  })
}
