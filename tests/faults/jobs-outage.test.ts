import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '@/lib/db/migrate.mjs'
import type { Job } from '@/lib/jobs/job'
import { clusterOfThisFile, query, root } from '../support/cluster'
import { becomeAppProcess } from '../support/process-env'

const PERIOD_MS = 100

const cluster = await clusterOfThisFile()
const databaseUrl = await cluster.ownDatabase()
const name = new URL(databaseUrl).pathname.slice(1)
becomeAppProcess(databaseUrl)
const { closePools, pool } = await import('@/lib/db/pool')
const { startJobs } = await import('@/lib/jobs/worker')
const { listJobRuns } = await import('@/lib/jobs/queries')
const { inTransaction } = await import('@/lib/db/transaction')
const { runJobNow } = await import('@/lib/jobs/mutations')

const elsewhere = (text: string) => query(Object.assign(new URL(databaseUrl), { pathname: '/postgres' }).href, text)
const unheard: unknown[] = []
process.on('unhandledRejection', error => unheard.push(error))

let stop = async () => {}
let minute = Date.parse('2026-11-29T12:00:00Z')
beforeAll(() => migrate({ databaseUrl, directory: join(root, 'prisma/migrations') }))
afterEach(async () => {
  await stop()
  expect(unheard).toEqual([])
})
afterAll(() => closePools())

/** Jobs whose minutes are short: each turn of the timer finds the clock a minute further. */
function start(work: () => void, more: Job[] = []) {
  const minutely: Job = { name: 'minutely', schedule: { every: 'minute' }, work: async () => work() }
  stop = startJobs([minutely, ...more], () => new Date((minute += 60_000)), PERIOD_MS)
}

/** The database is away: nobody gets in, and whoever was in is thrown out. */
async function away() {
  await elsewhere(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
  await terminate()
}

const back = () => elsewhere(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
const terminate = () => elsewhere(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`)

describe('the jobs', () => {
  test('go on after an outage over many turns of the minute, and note their last run', async () => {
    let runs = 0
    start(() => runs++)
    await expect.poll(() => runs).toBeGreaterThan(2)
    await away()
    const turnsBefore = minute
    await expect.poll(() => minute - turnsBefore).toBeGreaterThan(10 * 60_000)
    const before = runs
    await back()
    await expect.poll(() => runs, { timeout: 40_000 }).toBeGreaterThan(before + 2)
    expect((await listJobRuns()).get('minutely')).toMatchObject({ error: null, succeededAt: expect.any(Date) })
  })

  test('go on however often their connections are broken', async () => {
    let runs = 0
    start(() => runs++)
    for (let round = 0; round < 5; round++) {
      const before = runs
      await expect.poll(() => runs, { timeout: 40_000 }).toBeGreaterThan(before + 1)
      await terminate()
    }
    const before = runs
    await expect.poll(() => runs, { timeout: 40_000 }).toBeGreaterThan(before + 1)
  })

  test('go on after the clock was set back by a day and forward again, without a flood', async () => {
    let runs = 0
    start(() => runs++)
    await expect.poll(() => runs).toBeGreaterThan(1)
    minute -= 24 * 60 * 60_000
    let before = runs
    await expect.poll(() => runs).toBeGreaterThan(before + 2)
    minute += 3 * 24 * 60 * 60_000
    before = runs
    await expect.poll(() => runs).toBeGreaterThan(before + 2)
    const { rows } = await pool().query<{ count: number }>('SELECT count(*)::int AS count FROM graphile_worker.jobs')
    expect(rows[0]!.count).toBeLessThan(10)
  })

  test('begin at once when they are asked for, and note why one failed', async () => {
    let asked = 0
    const broken: Job = {
      name: 'broken',
      schedule: { every: 'day', hour: 3, minute: 0 },
      work: () => Promise.reject(new Error('no room')),
    }
    const onDemand: Job = {
      name: 'on_demand',
      schedule: { every: 'day', hour: 3, minute: 0 },
      work: async () => void asked++,
    }
    start(() => undefined, [broken, onDemand])
    await expect.poll(() => asked).toBeGreaterThan(0)
    const before = asked
    await inTransaction(tx => runJobNow(tx, 'on_demand'))
    await expect.poll(() => asked).toBeGreaterThan(before)
    await expect.poll(async () => (await listJobRuns()).get('broken')?.error).toBe('no room')
  })
})
