const MINUTE_MS = 60_000
const PAUSES_MIN = [1, 2, 5, 15, 60, 180, 720]

/**
 * When a delivery that failed is tried again: after 1, 2, 5, 15 minutes, 1, 3, 12 hours, then only by hand (null).
 * @param attempts how often it has been tried
 */
export function retryAt(now: Date, attempts: number): Date | null {
  const pause = PAUSES_MIN[attempts - 1]
  return pause === undefined ? null : new Date(now.getTime() + pause * MINUTE_MS)
}
