'use server'

import { randomUUID } from 'node:crypto'
import { revalidatePath } from 'next/cache'
import { userAction } from '@/lib/auth/user-action'
import { reloadLiveTokens } from '@/lib/channels/live-tokens'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { closeDoor, markSimulated, openDoor, openRealDoor } from './mutations'
import { postEvent } from './play'
import { findWidget } from './queries'
import { removeSimulation as removeAll } from './remove-mutations'
import { SIMULATED_WIDGET, stepsOf } from './scenes'
import { nothingSchema, playStepSchema, startSceneSchema } from './schema'

/** Begins a scene: which requests it will post, and when. Nothing is posted yet. */
export const startScene = userAction(
  startSceneSchema,
  async ({ input: { scene, speed, channelId }, now }) => {
    const seed = randomUUID()
    const steps = stepsOf(scene, seed, now, speed).map(({ key, afterMs, body }) => ({
      key,
      afterMs,
      eventName: String(body.event_name),
    }))
    return { ok: true as const, run: { scene, speed, seed, at: now.toISOString(), channelId }, steps }
  },
  { role: 'admin' },
)

/**
 * Posts one request of a scene that has begun and tells what came back. Its token lives no longer than the
 * request, so that a page which is closed half-way leaves no open address behind. What goes through a real
 * channel is marked as simulated. Refuses a step that the scene does not have, and a channel that lets nothing in.
 */
export const playStep = userAction(
  playStepSchema,
  async ({ input: { scene, seed, speed, at, index, channelId }, now }) => {
    const widget = channelId ? await findWidget(channelId) : SIMULATED_WIDGET
    const step = stepsOf(scene, seed, new Date(at), speed, widget)[index]
    if (!step) return { ok: false as const, reason: 'gone' as const }
    const opened = await inTransaction(async tx =>
      channelId
        ? openRealDoor(tx, channelId, env.APP_URL, now)
        : { ok: true as const, door: await openDoor(tx, env.APP_URL, now) },
    )
    if (!opened.ok) return opened
    const { door } = opened
    try {
      // The endpoint is in this very process: it need not find the token out by itself.
      await reloadLiveTokens()
      const played = await postEvent(door, step.body)
      const { deliveryId } = played
      if (door.lent && deliveryId) await inTransaction(tx => markSimulated(tx, deliveryId))
      return { ok: true as const, body: shown(step.body), played }
    } finally {
      await inTransaction(tx => closeDoor(tx, door, now))
    }
  },
  { role: 'admin' },
)

/** Takes away all that the simulator made. Contacts that a person has edited stay. */
export const removeSimulation = userAction(
  nothingSchema,
  async () => {
    const removed = await inTransaction(removeAll)
    revalidatePath('/', 'layout')
    return { ok: true as const, removed }
  },
  { role: 'admin' },
)

const SHOWN = 6_000

// Enough to read; a hostile body would weigh down the page.
function shown(body: object): string {
  const text = JSON.stringify(body, null, 2)
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}
