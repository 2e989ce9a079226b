import { afterAll, describe, expect, test } from 'vitest'
import { setTimeout as sleep } from 'node:timers/promises'
import { clusterOfThisFile } from '../support/cluster'
import { becomeAppProcess } from '../support/process-env'
import { swallowingProxy } from '../support/swallowing-proxy'

const HOLE_MS = 10_000

const cluster = await clusterOfThisFile()
const proxy = await swallowingProxy(await cluster.ownDatabase())
becomeAppProcess(proxy.databaseUrl)
const { closePools, pool } = await import('@/lib/db/pool')
const { inTransaction } = await import('@/lib/db/transaction')

afterAll(async () => {
  await closePools()
  proxy.close()
})

describe('a network that swallows everything for ten seconds', () => {
  test('leaves no request without an answer, and the screens are back within five seconds', async () => {
    const screens = Array.from({ length: 10 }, () =>
      pool()
        .query('SELECT 1 FROM pg_sleep(0.5)')
        .then(
          () => 'answered',
          () => 'failed',
        ),
    )
    await sleep(200)
    proxy.swallow()
    // Some that come late in the hole, when every connection is taken.
    await sleep(HOLE_MS - 1_000)
    const late = Array.from({ length: 12 }, () =>
      pool()
        .query('SELECT 1')
        .then(
          () => 'answered',
          () => 'failed',
        ),
    )
    await sleep(1_000)
    proxy.pass()
    const started = performance.now()
    await expect
      .poll(
        () =>
          pool()
            .query('SELECT 1')
            .then(
              () => true,
              () => false,
            ),
        { timeout: 5_000, interval: 50 },
      )
      .toBe(true)
    await Promise.all([...screens, ...late])
    expect(performance.now() - started).toBeLessThan(5_000)
    expect(pool().totalCount).toBeLessThanOrEqual(10)
  })

  test('is not mistaken for a statement that takes its time, nor for one that nobody waits for', async () => {
    const held = await pool().connect()
    const slow = await pool().query('SELECT 7 AS seven FROM pg_sleep(6)')
    expect(slow.rows).toEqual([{ seven: 7 }])
    expect((await held.query('SELECT 8 AS eight')).rows).toEqual([{ eight: 8 }])
    held.release()
  })

  test('is given longer by a transaction that asks for more than a screen has', async () => {
    const seen = await inTransaction(async tx => (await tx.query('SELECT 9 AS nine FROM pg_sleep(13)')).rows, {
      statementTimeoutMs: 60_000,
    })
    expect(seen).toEqual([{ nine: 9 }])
  })
})
