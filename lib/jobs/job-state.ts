import type { Job } from './job'
import { isLate, type JobRun, type Schedule } from './schedule'

/** The jobs of this process and since when it runs them; null in a process without jobs. */
type Known = { jobs: { name: string; schedule: Schedule }[]; since: Date }

/** A job as health and the screens show it. */
export type JobState = { name: string; lastRunAt: Date | null; error: string | null; late: boolean }

export function noteJobs(jobs: Job[], since: Date): void {
  registry()[KEY] = { jobs: jobs.map(({ name, schedule }) => ({ name, schedule })), since }
}

/** What became of each job of this process. @param runs as in the database */
export function jobStates(runs: Map<string, JobRun>, now: Date): JobState[] {
  const known = registry()[KEY]
  if (!known) return []
  return known.jobs.map(({ name, schedule }) => {
    const run = runs.get(name) ?? null
    return {
      name,
      lastRunAt: run?.startedAt ?? null,
      error: run?.error ?? null,
      late: isLate(schedule, run, known.since, now),
    }
  })
}

// Next loads this module once per bundle; the jobs are of the process.
const KEY = Symbol.for('balcao.jobs')
const registry = () => globalThis as unknown as Record<symbol, Known | undefined>
