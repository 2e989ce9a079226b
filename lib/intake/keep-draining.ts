import { drainSpool } from './drain-spool'

const EVERY_MS = 2_000

/**
 * Looks at the spool every two seconds for the life of the process: it is local, so no other process can do it.
 * @returns stops looking, after the drain at hand
 */
export function keepDraining(appUrl: string): () => Promise<void> {
  let last: Promise<unknown> = drainSpool(appUrl).catch(() => undefined)
  const timer = setInterval(() => {
    last = drainSpool(appUrl).catch(() => undefined)
  }, EVERY_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await last
  }
}
