/** The time one request has in all; each step gets what is left of it. */
export type Deadline = {
  /** milliseconds since the start */
  spent: () => number
  /** milliseconds left, never below 0 */
  left: () => number
  /** the longest wait for a lock, in milliseconds */
  lockMs: number
  /**
   * Waits for `work` as long as time is left, else throws; what arrives late is handed to `tooLate`.
   */
  race: <T>(work: Promise<T>, tooLate?: (value: T) => void) => Promise<T>
}

/** Nothing answered within the time of the request. */
export class DeadlinePassed extends Error {
  readonly code = 'ETIMEDOUT'
}

/**
 * @param ms how long the request may take, in milliseconds
 * @param lockMs how long of that it may wait for a lock
 */
export function startDeadline(ms: number, lockMs = ms): Deadline {
  const started = performance.now()
  const spent = () => performance.now() - started
  const left = () => Math.max(0, ms - spent())
  const race = async <T>(work: Promise<T>, tooLate?: (value: T) => void): Promise<T> => {
    let timer: NodeJS.Timeout | undefined
    let isLate = false
    const timeUp = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        isLate = true
        reject(new DeadlinePassed('the time of the request is used up'))
      }, left())
    })
    work.then(
      value => isLate && tooLate?.(value),
      () => undefined,
    )
    return Promise.race([work, timeUp]).finally(() => clearTimeout(timer))
  }
  return { spent, left, lockMs, race }
}
