import { v7 as uuidv7 } from 'uuid'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import type { Arrival } from '@/lib/intake/process-event'
import { receiveNow } from '@/lib/intake/receive-event'
import { doWorks, insertDemoTeam } from './demo-mutations'
import { inStretches, MONTH_DAYS, monthUntil } from './month'
import type { DemoEvent } from './month-of-chats'

export type Loaded = { ok: true; events: number; works: number } | { ok: false; reason: 'already-loaded' }

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Fills the CRM with a month of believable data that ends now: events go through the intake one after the
 * other, each at its own time, and people's work goes through the same writes as on the screens. Refuses
 * when it is loaded already.
 */
export async function loadDemo(now: Date): Promise<Loaded> {
  const since = new Date(now.getTime() - (MONTH_DAYS + 1) * DAY_MS)
  const team = await inTransaction(tx => insertDemoTeam(tx, env.APP_URL, since))
  if (!team) return { ok: false, reason: 'already-loaded' }
  const { channelIds } = team
  let events = 0
  let works = 0
  for (const stretch of inStretches(monthUntil(now))) {
    if ('work' in stretch) {
      await inTransaction(tx => doWorks(tx, stretch.work, channelIds))
      works += stretch.work.length
    } else {
      await receiveNow(arrivalOf(stretch.event, channelIds), env.APP_URL)
      events++
    }
  }
  return { ok: true, events, works }
}

function arrivalOf({ channel, body, at }: DemoEvent, channelIds: string[]): Arrival {
  const bytes = Buffer.from(JSON.stringify(body))
  return {
    deliveryId: uuidv7(),
    channelId: channelIds[channel] ?? '',
    body: bytes,
    receivedAt: at,
    remoteAddress: null,
  }
}
