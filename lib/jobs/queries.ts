import { pool } from '@/lib/db/pool'
import type { JobRun } from './schedule'

type Row = JobRun & { name: string }

/** The latest run of each job that ever ran, by name. */
export async function listJobRuns(): Promise<Map<string, JobRun>> {
  const { rows } = await pool().query<Row>(
    `SELECT name, turn_at AS "turnAt", started_at AS "startedAt", succeeded_at AS "succeededAt", error FROM job_runs`,
  )
  return new Map(rows.map(({ name, ...run }) => [name, run]))
}
