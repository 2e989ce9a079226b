'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Arrival } from '@/lib/set-up/arrival'

const EVERY_MS = 2000
const ANSWER_WITHIN_MS = 8000

/** What is known of a channel that waits: the event that came, refused requests, and whether we could ask at all. */
export type Waiting = { arrival: Arrival | null; refused: number; lost: boolean }

type Options = {
  channelId: string
  first: Omit<Waiting, 'lost'>
  /** While the simulator plays, its events are not marked yet and would pass for real ones. */
  isPaused: boolean
}

/**
 * Asks every two seconds what has come in by a channel, while somebody looks, until a real event was understood.
 * `look` asks at once.
 */
export function useArrival({ channelId, first, isPaused }: Options): Waiting & { look: () => Promise<void> } {
  const [waiting, setWaiting] = useState<Waiting>({ ...first, lost: false })
  const isOver = isConnected(waiting.arrival)

  const look = useCallback(async () => {
    const known = await ask(channelId).catch(() => null)
    setWaiting(before => (known ? { ...known, lost: false } : { ...before, lost: true }))
  }, [channelId])

  useEffect(() => {
    if (isOver || isPaused) return
    let ended = false
    let timer: ReturnType<typeof setTimeout>
    const again = () => {
      timer = setTimeout(() => {
        const seen = document.visibilityState === 'visible' ? look() : Promise.resolve()
        void seen.then(() => (ended ? undefined : again()))
      }, EVERY_MS)
    }
    again()
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [look, isOver, isPaused])

  return { ...waiting, look }
}

/** Whether an event shows that Jivo itself reaches the channel. */
export function isConnected(arrival: Arrival | null): boolean {
  return arrival !== null && !arrival.simulated && arrival.kind !== 'odd' && arrival.kind !== 'failed'
}

async function ask(channelId: string): Promise<Omit<Waiting, 'lost'> | null> {
  const response = await fetch(`/api/set-up/channels/${channelId}/arrival`, {
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  return response.ok ? ((await response.json()) as Omit<Waiting, 'lost'>) : null
}
