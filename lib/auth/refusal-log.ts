import { log } from '@/lib/log'
import { countRefusal, type RefusalCount } from './refusal-count'

/**
 * Logs that a request was refused, in fewer lines the more there are (refusal-count.ts): `count` says how many of this
 * kind came from the address within the minute. `details` may name ids, never a secret.
 */
export function logRefusal(
  message: string,
  address: string,
  details: Record<string, string | number | null>,
  now: Date,
): void {
  const { after, count, deservesLine } = countRefusal(counts().get(message), address, now)
  counts().set(message, after)
  if (deservesLine) log.warn({ address, count, ...details }, message)
}

// One memory a process: Next may load this module once per bundle.
function counts(): Map<string, RefusalCount> {
  const registry = globalThis as unknown as Record<symbol, Map<string, RefusalCount> | undefined>
  return (registry[Symbol.for('balcao.refusals')] ??= new Map())
}
