import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  Logger,
  type LogLevel,
  runMigrations,
  runTaskList,
  type TaskList,
  type WorkerEvents,
  type WorkerPool,
} from 'graphile-worker'
import { jobsPool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { beginWork } from '@/lib/event-loop-watch.mjs'
import { log } from '@/lib/log'
import { logSparingly } from '@/lib/log-sparingly'
import type { Job } from './job'
import { proveListener } from './listener-proof'
import { startMinuteTimer } from './minute-timer'
import { noteJobEnded, noteJobStarted, runJobNow, takeTurnOf } from './mutations'
import { AHEAD_AT_MOST_MS, latestTurn } from './schedule'

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 15_000
const CONCURRENCY = 2
// A job may wait for a database that hangs; it goes on at the next start.
const STOP_WITHIN_MS = 1_500

/**
 * Runs the jobs in this process, through the database: with several app processes each run happens in one of them. They
 * begin again after whatever has stopped them, and their minutes are counted by this process alone. Never throws.
 * @param clock what the wall clock shows
 * @param periodMs a minute, shorter in tests
 * @returns stops the worker after the jobs at hand, within 1.5 s
 */
export function startJobs(jobs: Job[], clock: () => Date, periodMs?: number): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const running = keepRunning(jobs, signal)
  const stopTimer = startMinuteTimer(
    () => takeTurns(jobs, clock()),
    error => logSparingly('warn', 'the jobs could not take their turn', error),
    periodMs,
  )
  return async () => {
    stopping.abort()
    await Promise.race([Promise.allSettled([running, stopTimer()]), sleep(STOP_WITHIN_MS, undefined, { ref: false })])
  }
}

async function takeTurns(jobs: Job[], now: Date): Promise<void> {
  const ahead = new Date(now.getTime() + AHEAD_AT_MOST_MS)
  for (const { name, schedule } of jobs) await takeTurnOf(name, latestTurn(schedule, now), ahead)
}

async function keepRunning(jobs: Job[], signal: AbortSignal): Promise<void> {
  let pause = FIRST_PAUSE_MS
  while (!signal.aborted) {
    try {
      const { workers } = await begin(jobs, signal)
      pause = FIRST_PAUSE_MS
      await untilEnd(workers, signal)
      if (!signal.aborted) logSparingly('warn', 'the jobs stopped and begin again', 'a worker gave up')
    } catch (error) {
      logSparingly('warn', 'the jobs stopped and begin again', error)
    }
    await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined)
    pause = Math.min(LONGEST_PAUSE_MS, pause * 2)
  }
}

// Within an object, for a pool of workers can itself be awaited.
async function begin(jobs: Job[], signal: AbortSignal): Promise<{ workers: WorkerPool }> {
  await runMigrations({ pgPool: jobsPool() })
  for (const { name } of jobs.filter(job => job.atStart)) await inTransaction(tx => runJobNow(tx, name))
  const events: WorkerEvents = new EventEmitter()
  keepListenerProved(events)
  const workers = runTaskList(
    { events, concurrency: CONCURRENCY, noHandleSignals: true, logger: new Logger(() => writeLog) },
    Object.fromEntries(
      jobs.map(job => [job.name, (_, { job: { run_at } }) => runNoted(job, run_at, signal)]),
    ) satisfies TaskList,
    jobsPool(),
  )
  // A worker that gives up is not replaced by the library, and without workers the pool would wait for ever.
  events.on('worker:stop', () => void stop(workers))
  return { workers }
}

async function untilEnd(workers: WorkerPool, signal: AbortSignal): Promise<void> {
  const end = () => void stop(workers)
  if (signal.aborted) end()
  signal.addEventListener('abort', end, { once: true })
  try {
    await workers.promise
  } finally {
    signal.removeEventListener('abort', end)
  }
}

const ending = new WeakSet<WorkerPool>()

async function stop(workers: WorkerPool): Promise<void> {
  if (ending.has(workers)) return
  ending.add(workers)
  await workers.gracefulShutdown().catch(() => undefined)
}

function keepListenerProved(events: WorkerEvents): void {
  let end = () => {}
  events.on('pool:listen:success', ({ client }) => {
    end()
    end = proveListener(client)
  })
  events.on('pool:listen:release', () => end())
}

// In an outage the library writes several lines for each try.
function writeLog(level: LogLevel, message: string): void {
  if (level === 'error' || level === 'warning') logSparingly('warn', 'the jobs met a failure', message)
  else log.debug({ job: true }, message)
}

// What a job did is noted beside it: without the note it has run all the same.
async function runNoted(job: Job, now: Date, signal: AbortSignal): Promise<void> {
  await noteJobStarted(job.name).catch(() => undefined)
  const endWork = beginWork(`job ${job.name}`)
  try {
    await job.work(now, signal)
  } catch (error) {
    await noteJobEnded(job.name, error instanceof Error ? error.message : String(error)).catch(() => undefined)
    throw error
  } finally {
    endWork()
  }
  await noteJobEnded(job.name, null)
}
