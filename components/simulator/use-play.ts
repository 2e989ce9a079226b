'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { playStep, startScene } from '@/lib/simulator/actions'
import type { Played } from '@/lib/simulator/play'
import type { SceneName, StepKey } from '@/lib/simulator/scene-names'

/** One request of the scene on stage. */
export type StageStep = {
  key: StepKey
  eventName: string
  afterMs: number
  state: 'waiting' | 'sending' | 'done' | 'stopped'
  /** The request as it was posted, laid out. */
  body?: string
  played?: Played
}

type Stage = { steps: StageStep[]; isPlaying: boolean; hasFailed: boolean }

const EMPTY: Stage = { steps: [], isPlaying: false, hasFailed: false }

/**
 * Plays a scene request by request and keeps what came back. `onEnd` runs when a scene is over or was
 * stopped. A scene goes through the simulator's own channel unless it is given a real one.
 */
export function usePlay(onEnd: () => void) {
  const [stage, setStage] = useState(EMPTY)
  // Raised by stop, by the next play and by leaving the page: an older run then ends at its next request.
  const run = useRef(0)
  useEffect(() => () => void run.current++, [])

  const stop = useCallback(() => {
    run.current++
    setStage(before => ({
      ...before,
      isPlaying: false,
      steps: before.steps.map(step => (step.state === 'done' ? step : { ...step, state: 'stopped' })),
    }))
    onEnd()
  }, [onEnd])

  const play = useCallback(
    async (scene: SceneName, speed: number | null, channelId: string | null = null) => {
      const mine = ++run.current
      const isOn = () => run.current === mine
      const put = (index: number, change: Partial<StageStep>) =>
        setStage(before => ({
          ...before,
          steps: before.steps.map((step, at) => (at === index ? { ...step, ...change } : step)),
        }))
      const fail = () => setStage(before => ({ ...before, isPlaying: false, hasFailed: true }))

      setStage({ ...EMPTY, isPlaying: true })
      const began = await startScene({ scene, speed, channelId }).catch(() => null)
      if (!isOn()) return
      if (!began?.ok) return fail()
      setStage({ ...EMPTY, isPlaying: true, steps: began.steps.map(step => ({ ...step, state: 'waiting' })) })
      const started = performance.now()
      for (const [index, { afterMs }] of began.steps.entries()) {
        if (speed !== null) await untilMs(started + afterMs / speed)
        if (!isOn()) return
        put(index, { state: 'sending' })
        const result = await playStep({ ...began.run, index }).catch(() => null)
        if (!isOn()) return
        if (!result?.ok) return fail()
        put(index, { state: 'done', body: result.body, played: result.played })
      }
      setStage(before => ({ ...before, isPlaying: false }))
      onEnd()
    },
    [onEnd],
  )

  return { ...stage, play, stop }
}

function untilMs(time: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, Math.max(0, time - performance.now())))
}
