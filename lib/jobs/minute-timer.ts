/**
 * Calls `turn` once a minute by a clock that nobody sets: a jump of the wall clock neither stops it nor makes up for
 * minutes that never were. A turn that throws is followed by the next one all the same; a turn that takes longer than a
 * minute is not run twice at once.
 * @param periodMs a minute, shorter in tests
 * @returns stops after the turn at hand
 */
export function startMinuteTimer(
  turn: () => Promise<void>,
  failed: (error: unknown) => void,
  periodMs = 60_000,
): () => Promise<void> {
  let atHand: Promise<void> | null = null
  const run = () => {
    atHand ??= Promise.resolve()
      .then(turn)
      .catch(failed)
      .finally(() => {
        atHand = null
      })
  }
  run()
  // Node's timers run by the monotonic clock.
  const timer = setInterval(run, periodMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await atHand
  }
}
