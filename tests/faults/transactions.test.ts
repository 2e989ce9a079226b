import { afterAll, describe, expect, it } from 'vitest'
import { classifyDatabaseError, isUniqueViolation } from '@/lib/db/errors'
import { inTransaction } from '@/lib/db/transaction'
import { clusterOfThisFile, poolOf, query } from '../support/cluster'

const cluster = await clusterOfThisFile()
const databaseUrl = await cluster.ownDatabase()
const pool = poolOf(databaseUrl, { max: 8 })
afterAll(() => pool.end())
await query(
  databaseUrl,
  'CREATE TABLE people (name text CONSTRAINT people_name_key UNIQUE, seen int NOT NULL CHECK (seen > 0))',
)

const failureOf = async (work: () => Promise<unknown>) => {
  try {
    await work()
    return null
  } catch (error) {
    return error
  }
}

describe('a transaction', () => {
  it('is begun again by the loser of a race for a unique key, who then finds the winner', async () => {
    const attempts: number[] = []
    const greet = () =>
      inTransaction(
        async tx => {
          attempts.push(1)
          const { rowCount } = await tx.query(`UPDATE people SET seen = seen + 1 WHERE name = 'Ana'`)
          await tx.query('SELECT pg_sleep(0.02)')
          if (rowCount === 0) await tx.query(`INSERT INTO people VALUES ('Ana', 1)`)
        },
        { pool, attempts: 8 },
      )
    await Promise.all(Array.from({ length: 8 }, greet))
    expect(await query(databaseUrl, 'SELECT name, seen FROM people')).toEqual([{ name: 'Ana', seen: 8 }])
    expect(attempts.length).toBeGreaterThan(8)
  })

  it('is begun again after a deadlock', async () => {
    await query(databaseUrl, `INSERT INTO people VALUES ('left', 1), ('right', 1)`)
    const bump = (first: string, second: string) =>
      inTransaction(
        async tx => {
          await tx.query('UPDATE people SET seen = seen + 1 WHERE name = $1', [first])
          await tx.query('SELECT pg_sleep(0.1)')
          await tx.query('UPDATE people SET seen = seen + 1 WHERE name = $1', [second])
        },
        { pool },
      )
    await Promise.all([bump('left', 'right'), bump('right', 'left')])
    const rows = await query(databaseUrl, `SELECT seen FROM people WHERE name IN ('left', 'right')`)
    expect(rows).toEqual([{ seen: 3 }, { seen: 3 }])
  })

  it('leaves nothing behind when its work throws, and hands the connection back whole', async () => {
    const one = poolOf(databaseUrl, { max: 1 })
    const error = await failureOf(() =>
      inTransaction(
        async tx => {
          await tx.query(`INSERT INTO people VALUES ('half', 1)`)
          throw new Error('enough')
        },
        { pool: one },
      ),
    )
    expect(error).toMatchObject({ message: 'enough' })
    expect((await one.query(`SELECT 1 FROM people WHERE name = 'half'`)).rowCount).toBe(0)
    expect((await one.query(`SELECT state FROM pg_stat_activity WHERE state LIKE 'idle in%'`)).rowCount).toBe(0)
    await one.end()
  })

  it('ends a statement after its time limit, and a wait for a lock', async () => {
    const slow = await failureOf(() =>
      inTransaction(tx => tx.query('SELECT pg_sleep(5)'), { pool, statementTimeoutMs: 100 }),
    )
    expect(classifyDatabaseError(slow)).toEqual({ kind: 'timeout' })
    const blocked = await failureOf(() =>
      inTransaction(
        async tx => {
          await tx.query(`UPDATE people SET seen = 9 WHERE name = 'Ana'`)
          await inTransaction(other => other.query(`UPDATE people SET seen = 1 WHERE name = 'Ana'`), {
            pool,
            lockTimeoutMs: 50,
          })
        },
        { pool },
      ),
    )
    expect(classifyDatabaseError(blocked)).toEqual({ kind: 'timeout' })
  })

  it('never hands a late answer to the next user of the connection', async () => {
    const impatient = poolOf(databaseUrl, { max: 1, query_timeout: 100 })
    const error = await failureOf(() =>
      inTransaction(tx => tx.query(`SELECT pg_sleep(0.3), 'late' AS answer`), { pool: impatient }),
    )
    expect(classifyDatabaseError(error)).toEqual({ kind: 'timeout' })
    expect((await impatient.query(`SELECT 'mine' AS answer`)).rows).toEqual([{ answer: 'mine' }])
    await impatient.end()
  })

  it('survives the end of its connection', async () => {
    const error = await failureOf(() =>
      inTransaction(
        async tx => {
          const { rows } = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
          await query(databaseUrl, 'SELECT pg_terminate_backend($1)', [rows[0]?.pid])
          await tx.query('SELECT 1')
        },
        { pool },
      ),
    )
    expect(classifyDatabaseError(error)).toEqual({ kind: 'unreachable' })
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })
})

describe('a database error', () => {
  it('names the constraint that was broken', async () => {
    const unique = await failureOf(() => pool.query(`INSERT INTO people VALUES ('Ana', 1)`))
    expect(isUniqueViolation(unique, 'people_name_key')).toBe(true)
    expect(isUniqueViolation(unique, 'another_key')).toBe(false)
    const check = await failureOf(() => pool.query(`INSERT INTO people VALUES ('Eva', 0)`))
    expect(classifyDatabaseError(check)).toEqual({ kind: 'check', constraint: 'people_seen_check' })
  })

  it('says when nobody answers', async () => {
    const gone = poolOf('postgresql://x:y@127.0.0.1:1/z')
    expect(classifyDatabaseError(await failureOf(() => gone.query('SELECT 1')))).toEqual({ kind: 'unreachable' })
  })
})
