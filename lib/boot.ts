import { setTimeout as sleep } from 'node:timers/promises'
import { firstAdminLink, type WayIn } from '@/lib/auth/first-admin'
import { deleteOldSessions } from '@/lib/auth/session-mutations'
import { writeDoorLog } from '@/lib/channels/door-log'
import { startLiveTokens } from '@/lib/channels/live-tokens'
import { isDatabaseUnavailable } from '@/lib/db/errors'
import { closePools } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { isScanDue } from '@/lib/identity/duplicate-scan-due'
import { continueScan } from '@/lib/identity/duplicate-scan-mutations'
import { env } from '@/lib/env'
import { continueImports, deleteOldImportRows } from '@/lib/imports/continue-mutations'
import { IMPORT_JOB } from '@/lib/imports/mutations'
import { remindOfConflicts } from '@/lib/identity/remind-mutations'
import type { Door } from '@/lib/intake/answer-intake.mjs'
import { intakeDoor } from '@/lib/intake/intake-door'
import { keepDraining } from '@/lib/intake/keep-draining'
import { startWaitingLanes } from '@/lib/intake/waiting-lanes'
import { retryFailed } from '@/lib/intake/process-again'
import { deleteOldDeliveries } from '@/lib/intake/retention-mutations'
import type { Job } from '@/lib/jobs/job'
import { noteJobs } from '@/lib/jobs/job-state'
import { startJobs } from '@/lib/jobs/worker'
import { log } from '@/lib/log'
import { ensureSettings } from '@/lib/settings/mutations'
import { keepSending } from '@/lib/webhooks/keep-sending'
import { onShutdown } from '@/lib/shutdown'

/** What scripts/server.mjs made before it loaded the app; the two share nothing else. Absent in tests and commands. */
type Boot = {
  loaded: () => void
  handOver: (door: Door) => Promise<void>
  done: (note: { wayIn: string } | { error: unknown }) => void
}

const AGAIN_AFTER_MS = 500

const JOBS: Job[] = [
  { name: 'remind_of_conflicts', schedule: { every: 'hour', minute: 7 }, work: remindOfConflicts },
  { name: 'retry_failed_deliveries', schedule: { every: 'minute' }, work: now => retryFailed(env.APP_URL, now) },
  // Half past three in São Paulo.
  {
    name: 'delete_old_deliveries',
    schedule: { every: 'day', hour: 6, minute: 30 },
    work: async now => void (await deleteOldDeliveries(now)),
  },
  {
    name: 'delete_old_import_rows',
    schedule: { every: 'day', hour: 6, minute: 40 },
    work: now => inTransaction(tx => deleteOldImportRows(tx, now)),
  },
  {
    name: 'delete_old_sessions',
    schedule: { every: 'day', hour: 6, minute: 50 },
    work: now => inTransaction(async tx => void (await deleteOldSessions(tx, now))),
  },
  // Begun by whoever asks for it; what a restart interrupted goes on with the start, and every minute in another process.
  {
    name: IMPORT_JOB,
    schedule: { every: 'minute' },
    atStart: true,
    work: (now, signal) => continueImports({ now, signal }),
  },
  // Once a night; every minute, so that what a restart interrupted goes on.
  {
    name: 'scan_duplicates',
    schedule: { every: 'minute' },
    work: (now, signal) => continueScan(latest => isScanDue(latest, now), { now, signal }),
  },
]

/**
 * Begins what runs beside the requests, once per process, and reports to scripts/server.mjs, which waits for it, how the
 * operator gets in or why nothing can begin.
 */
export async function boot(): Promise<void> {
  const server = (globalThis as unknown as Record<symbol, Boot | undefined>)[Symbol.for('balcao.boot')]
  server?.loaded()
  try {
    server?.done({ wayIn: wordsFor(await begin(server)) })
  } catch (error) {
    server?.done({ error })
  }
}

// First what the intake needs, then the intake, then what empties the spool: an event that came before the app is
// in it by then, and none that comes later may overtake it.
async function begin(server: Boot | undefined): Promise<WayIn> {
  const wayIn = await untilDatabaseAnswers(async () => {
    await inTransaction(tx => ensureSettings(tx, { locale: env.DEFAULT_LOCALE, timeZone: env.TIME_ZONE }))
    await startLiveTokens()
    return firstAdminLink(env.APP_URL)
  })
  // Where the folder cannot be opened, draining tries again.
  await startWaitingLanes(env.APP_URL).catch(error => log.warn({ err: error }, 'the spool cannot be opened'))
  await server?.handOver(intakeDoor)
  noteJobs(JOBS, new Date())
  const stopJobs = startJobs(JOBS, () => new Date())
  const stopDraining = keepDraining(env.APP_URL)
  const stopSending = keepSending()
  onShutdown(async () => {
    await Promise.allSettled([stopJobs(), stopDraining(), stopSending(), writeDoorLog()])
    await closePools()
  })
  return wayIn
}

// The database answered a moment ago, when it was migrated, and may be away again.
async function untilDatabaseAnswers<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error
      log.warn({ err: error }, 'the start waits for the database')
      await sleep(AGAIN_AFTER_MS)
    }
  }
}

function wordsFor(wayIn: WayIn): string {
  switch (wayIn.created) {
    case 'link':
      return `${wayIn.url}  (works once; it makes the first administrator)`
    case 'admin':
      return `${env.APP_URL}/login as ${env.ADMIN_EMAIL}, with the password of ADMIN_PASSWORD`
    case 'none':
      return `${env.APP_URL}/login`
  }
}
