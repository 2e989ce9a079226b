import { setTimeout as sleep } from 'node:timers/promises'
import { logSparingly } from '@/lib/log-sparingly'
import { drainSpool } from './drain-spool'
import { startWaitingLanes } from './waiting-lanes'

const EVERY_MS = 2_000
// A record at hand may wait for a database that hangs; it stays in the spool.
const STOP_WITHIN_MS = 1_000

/**
 * Looks at the spool every two seconds for the life of the process: it is local, so no other process can do it.
 * @returns stops after the record at hand, within a second
 */
export function keepDraining(appUrl: string): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const draining = (async () => {
    while (!signal.aborted) {
      try {
        await startWaitingLanes(appUrl)
        await drainSpool(appUrl, signal)
      } catch (error) {
        logSparingly('error', 'the spool could not be read', error)
      }
      await sleep(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined)
    }
  })()
  return async () => {
    stopping.abort()
    await Promise.race([draining, sleep(STOP_WITHIN_MS, undefined, { ref: false })])
  }
}
