import { statfs } from 'node:fs/promises'
import { isDiskFull } from '@/lib/db/errors'
import { pool } from '@/lib/db/pool'
import { env } from '@/lib/env'
import { intakeState } from '@/lib/intake/intake-state'
import { probeSpool } from '@/lib/intake/spool-probe'
import { jobStates } from '@/lib/jobs/job-state'
import { listJobRuns } from '@/lib/jobs/queries'
import { systemNotices, type Sighted, type SystemNotice } from './judge-health'

const ANSWER_WITHIN_MS = 2_000
const PROBED_EVERY_MS = 5_000

/** What a monitor and the screens are shown; answers within two seconds, whatever hangs. */
export async function sightSystem(now: Date): Promise<Sighted> {
  const [database, spoolWritable, runs, freeBytes] = await Promise.all([
    within(databaseAnswers(), false),
    within(probeSpool(performance.now()), false),
    within(
      listJobRuns().catch(() => null),
      null,
    ),
    within(readFreeBytes(), null),
  ])
  const { refusedAtMs, spool } = intakeState()
  return {
    database,
    spoolWritable,
    // Only then does it decide anything.
    databaseWritable: spoolWritable || !database ? null : await within(probeDatabase(performance.now()), false),
    refusedAgoMs: refusedAtMs === null ? null : performance.now() - refusedAtMs,
    spool,
    jobs: runs ? jobStates(runs, now) : [],
    freeBytes,
  }
}

/** What an administrator should look at. */
export async function listSystemNotices(now: Date): Promise<SystemNotice[]> {
  return systemNotices(await sightSystem(now), now)
}

function databaseAnswers(): Promise<boolean> {
  return pool()
    .query('SELECT 1')
    .then(
      () => true,
      () => false,
    )
}

// On a full disk a row still finds room in a page that is there, an event does not: this asks for new pages.
const ASK_FOR_ROOM = `
  BEGIN;
  CREATE TEMP TABLE room_for_an_event ON COMMIT DROP AS SELECT md5(n::text) AS text FROM generate_series(1, 2000) AS n;
  ROLLBACK`
const WRITE_A_ROW = `INSERT INTO job_runs (name, turn_at) VALUES ('health', now()) ON CONFLICT (name) DO UPDATE SET turn_at = now()`

let probe: { atMs: number; writable: Promise<boolean> } | null = null

// Anybody may ask for health: the database is tried once in a while, as the spool is.
function probeDatabase(nowMs: number): Promise<boolean> {
  if (probe && nowMs - probe.atMs < PROBED_EVERY_MS) return probe.writable
  probe = { atMs: nowMs, writable: databaseTakesRows().catch(() => false) }
  return probe.writable
}

async function databaseTakesRows(): Promise<boolean> {
  const client = await pool().connect()
  try {
    await client.query(ASK_FOR_ROOM).catch(async error => {
      await client.query('ROLLBACK')
      // A role of one's own may be without the right to make temporary tables.
      if (isDiskFull(error)) throw error
    })
    await client.query(WRITE_A_ROW)
    client.release()
    return true
  } catch (error) {
    client.release(error instanceof Error ? error : true)
    return false
  }
}

async function readFreeBytes(): Promise<number | null> {
  const found = await statfs(env.DATA_DIR).catch(() => null)
  return found ? found.bavail * found.bsize : null
}

// A database or a disk that hangs neither answers nor refuses.
function within<Value>(work: Promise<Value>, otherwise: Value): Promise<Value> {
  const late = new Promise<Value>(resolve => setTimeout(resolve, ANSWER_WITHIN_MS, otherwise).unref())
  return Promise.race([work, late])
}
