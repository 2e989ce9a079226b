import { setTimeout as pause } from 'node:timers/promises'
import { closeDoor, openDoor, type Door } from './mutations'
import { findTrace, type Trace } from './queries'
import type { Step } from './scenes'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { readAnswer, type JivoAnswer } from '@/lib/jivo/answer'

/** What was posted and what came back. `status` 0: nobody answered. */
export type Played = { eventName: string; status: number; ms: number; answer: JivoAnswer | null } & Partial<Trace>

const ANSWER_WITHIN_MS = 15_000

/**
 * Plays a scene against the real endpoint, one request after the other. It is spoken to at its own port, so
 * that a scene plays behind a proxy and before the public address works.
 * @param speed 1 = with the pauses as written, 10 = ten times as fast; null = as fast as it is answered
 */
export async function play(
  steps: Step[],
  speed: number | null,
  now: Date,
): Promise<{ channelId: string; played: Played[] }> {
  const door = await inTransaction(tx => openDoor(tx, env.APP_URL, now))
  const started = performance.now()
  const played: Played[] = []
  try {
    for (const { afterMs, body } of steps) {
      const wait = speed === null ? 0 : started + afterMs / speed - performance.now()
      if (wait > 0) await pause(wait)
      played.push(await postEvent(door, body))
    }
  } finally {
    await inTransaction(tx => closeDoor(tx, door, now))
  }
  return { channelId: door.channelId, played }
}

/** Posts one body as Jivo would and finds the delivery it became. */
export async function postEvent(door: Door, body: Step['body']): Promise<Played> {
  const text = JSON.stringify(body)
  const started = performance.now()
  const { status, answer } = await post(`http://localhost:${env.PORT}/api/jivo?token=${door.token}`, text)
  const ms = Math.round(performance.now() - started)
  return {
    eventName: String(body.event_name),
    status,
    ms,
    answer: readAnswer(answer),
    ...(await findTrace(door.channelId, text)),
  }
}

async function post(url: string, body: string): Promise<{ status: number; answer: unknown }> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal,
    })
    return { status: response.status, answer: await response.json().catch(() => null) }
  } catch {
    // The address holds a token: the cause, which may repeat it, stays here.
    return { status: 0, answer: null }
  }
}
