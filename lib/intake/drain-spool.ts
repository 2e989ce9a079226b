import { isDatabaseUnavailable } from '@/lib/db/errors'
import { log } from '@/lib/log'
import { receiveFromSpool } from './receive-event'
import { dropSpooled, readSpooled, spooled } from './spool'

let running: Promise<number> | null = null

/**
 * Processes what waited for the database, in order of arrival, each once: a request leaves the spool only when it is
 * stored. Stops at the first that cannot be, and is tried again at the next call.
 * @returns how many left the spool
 */
export function drainSpool(appUrl: string): Promise<number> {
  running ??= drain(appUrl).finally(() => {
    running = null
  })
  return running
}

async function drain(appUrl: string): Promise<number> {
  let drained = 0
  for (const name of await spooled()) {
    const arrival = await readSpooled(name)
    if (!arrival) continue
    try {
      await receiveFromSpool(arrival, appUrl)
    } catch (error) {
      if (!isDatabaseUnavailable(error)) log.error({ err: error, deliveryId: arrival.deliveryId }, 'a spooled event could not be stored')
      return drained
    }
    await dropSpooled(name)
    drained += 1
  }
  if (drained > 0) log.info({ drained }, 'the spool is empty again')
  return drained
}
