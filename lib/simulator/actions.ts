'use server'

import { randomUUID } from 'node:crypto'
import { revalidatePath } from 'next/cache'
import { userAction } from '@/lib/auth/user-action'
import { reloadLiveTokens } from '@/lib/channels/live-tokens'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { DEMO_CHANNELS } from './demo-marks'
import { closeDoor, openDoor } from './mutations'
import { postEvent } from './play'
import { removeSimulated } from './remove-mutations'
import { stepsOf } from './scenes'
import { nothingSchema, playStepSchema, startSceneSchema } from './schema'

/** Begins a scene: which requests it will post, and when. Nothing is posted yet. */
export const startScene = userAction(
  startSceneSchema,
  async ({ input: { scene, speed }, now }) => {
    const seed = randomUUID()
    const steps = stepsOf(scene, seed, now, speed).map(({ key, afterMs, body }) => ({
      key,
      afterMs,
      eventName: String(body.event_name),
    }))
    return { ok: true as const, run: { scene, speed, seed, at: now.toISOString() }, steps }
  },
  { role: 'admin' },
)

/**
 * Posts one request of a scene that has begun and tells what came back. Its token lives no longer than the
 * request, so that a page which is closed half-way leaves no open address behind. Refuses a step that the
 * scene does not have.
 */
export const playStep = userAction(
  playStepSchema,
  async ({ input: { scene, seed, speed, at, index }, now }) => {
    const step = stepsOf(scene, seed, new Date(at), speed)[index]
    if (!step) return { ok: false as const, reason: 'gone' as const }
    const door = await inTransaction(tx => openDoor(tx, env.APP_URL, now))
    try {
      // The endpoint is in this very process: it need not find the token out by itself.
      await reloadLiveTokens()
      return { ok: true as const, body: shown(step.body), played: await postEvent(door, step.body) }
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
    const removed = await inTransaction(tx =>
      removeSimulated(tx, { names: { unlike: DEMO_CHANNELS }, keepEdited: true }),
    )
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
