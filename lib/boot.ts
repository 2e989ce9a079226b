import { firstAdminLink, type WayIn } from '@/lib/auth/first-admin'
import { startLiveTokens } from '@/lib/channels/live-tokens'
import { closePools } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { keepDraining } from '@/lib/intake/keep-draining'
import { retryFailed } from '@/lib/intake/process-again'
import { startJobs, type Job } from '@/lib/jobs/worker'
import { ensureSettings } from '@/lib/settings/mutations'
import { onShutdown } from '@/lib/shutdown'

type BootNote = { wayIn: string }

const JOBS: Job[] = [
  { name: 'retry_failed_deliveries', cron: '* * * * *', work: now => retryFailed(env.APP_URL, now) },
]

/**
 * Begins what runs beside the requests, once per process. What it learns for the operator, how to get in, is left for
 * scripts/server.mjs to print.
 */
export async function boot(): Promise<void> {
  await inTransaction(tx => ensureSettings(tx, { locale: env.DEFAULT_LOCALE, timeZone: env.TIME_ZONE }))
  await startLiveTokens()
  const wayIn = wordsFor(await firstAdminLink(env.APP_URL))
  const stopJobs = startJobs(JOBS)
  const stopDraining = keepDraining(env.APP_URL)
  onShutdown(async () => {
    await Promise.allSettled([stopJobs(), stopDraining()])
    await closePools()
  })
  leaveNote({ wayIn })
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

function leaveNote(note: BootNote): void {
  const registry = globalThis as unknown as Record<symbol, BootNote>
  registry[Symbol.for('balcao.boot')] = note
}
