import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '@/lib/log'
import { sendDue } from './send-due'

const EVERY_MS = 2_000

/**
 * Sends what waits every two seconds for the life of the process, beside the jobs: a receiver that is slow to answer must
 * not keep them waiting. Several processes share the messages, each takes its own.
 * @returns stops after the messages at hand
 */
export function keepSending(): () => Promise<void> {
  const stopping = new AbortController()
  const sending = (async () => {
    while (!stopping.signal.aborted) {
      await sendDue(stopping.signal).catch(error => log.warn({ err: error }, 'the webhooks could not be sent'))
      await sleep(EVERY_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  })()
  return async () => {
    stopping.abort()
    await sending
  }
}
