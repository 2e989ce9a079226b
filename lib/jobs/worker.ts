import { Logger, run, type TaskList } from 'graphile-worker'
import { pool } from '@/lib/db/pool'
import { log } from '@/lib/log'

/**
 * A piece of work that repeats. `cron` is five fields in UTC; `now` is the minute it was due; the signal tells work in
 * many steps that the process wants to end. `atStart`: it runs also as soon as a process begins, for what an end in the
 * middle left.
 */
export type Job = { name: string; cron: string; atStart?: true; work: (now: Date, signal: AbortSignal) => Promise<void> }

const RETRY_START_MS = 5_000
const CONCURRENCY = 2

// One minute that was missed while nobody ran is made good once; the work looks at what is due, not at the clock.
const BACKFILL = '?fill=2m&max=3'

/**
 * Runs the jobs in this process, through the database: with several app processes each run happens in one of them. A
 * database that is away at the start is tried again. Never throws.
 * @returns stops the worker after the jobs at hand
 */
export function startJobs(jobs: Job[]): () => Promise<void> {
  const stopping = new AbortController()
  let stop = async () => {}
  const begin = async (): Promise<void> => {
    if (stopping.signal.aborted) return
    try {
      const runner = await run({
        pgPool: pool(),
        concurrency: CONCURRENCY,
        noHandleSignals: true,
        logger: new Logger(() => (level, message) => log[level === 'warning' ? 'warn' : level === 'info' ? 'debug' : level]({ job: true }, message)),
        taskList: Object.fromEntries(jobs.map(({ name, work }) => [name, (_, { job }) => work(job.run_at, stopping.signal)])) satisfies TaskList,
        crontab: jobs.map(({ name, cron }) => `${cron} ${name} ${BACKFILL}`).join('\n'),
      })
      stop = () => runner.stop()
      if (stopping.signal.aborted) await stop()
      else for (const { name } of jobs.filter(job => job.atStart)) await runner.addJob(name, {}, { jobKey: name })
      runner.promise.catch(error => log.error({ err: error }, 'the jobs stopped'))
    } catch (error) {
      log.warn({ err: error }, 'the jobs could not start yet')
      setTimeout(() => void begin(), RETRY_START_MS).unref()
    }
  }
  void begin()
  return async () => {
    stopping.abort()
    await stop()
  }
}
