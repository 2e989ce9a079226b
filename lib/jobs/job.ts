import type { Schedule } from './schedule'

/**
 * A piece of work that repeats. `now` is the time of the run by the database; the signal tells work in many steps that
 * the process wants to end. `atStart`: it runs also as soon as a process begins, for what an end in the middle left.
 */
export type Job = {
  name: string
  schedule: Schedule
  atStart?: true
  work: (now: Date, signal: AbortSignal) => Promise<void>
}
