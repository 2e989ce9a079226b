import { v7 as uuidv7 } from 'uuid'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { receiveFromSpool } from '@/lib/intake/receive-event'
import { doWork, insertDemoTeam } from './demo-mutations'
import { MONTH_DAYS, monthUntil } from './month'

export type Loaded = { ok: true; events: number; works: number } | { ok: false; reason: 'already-loaded' }

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Fills the CRM with a month of believable data that ends now: events go through the intake one after the other, each at
 * its own time, and people's work goes through the same writes as on the screens. Refuses when it is loaded already.
 */
export async function loadDemo(now: Date): Promise<Loaded> {
  const since = new Date(now.getTime() - (MONTH_DAYS + 1) * DAY_MS)
  const team = await inTransaction(tx => insertDemoTeam(tx, env.APP_URL, since))
  if (!team) return { ok: false, reason: 'already-loaded' }
  const { channelIds } = team
  let events = 0
  const items = monthUntil(now)
  for (const item of items) {
    if (item.do !== 'event') await inTransaction(tx => doWork(tx, item, channelIds))
    else {
      const arrival = { deliveryId: uuidv7(), channelId: channelIds[item.channel] ?? '', body: Buffer.from(JSON.stringify(item.body)), receivedAt: item.at, remoteAddress: null }
      await receiveFromSpool(arrival, env.APP_URL)
      events++
    }
  }
  return { ok: true, events, works: items.length - events }
}
