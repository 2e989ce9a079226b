import { pool } from '@/lib/db/pool'
import type { Tx } from '@/lib/db/transaction'

/**
 * Lets a job run as soon as this transaction is committed, in whichever process is free. Asked for again before it
 * began, it runs once.
 * @param name as in lib/boot.ts
 */
export async function runJobNow(tx: Tx, name: string): Promise<void> {
  await tx.query('SELECT graphile_worker.add_job($1, job_key := $1)', [name])
}

/**
 * Takes the turn of a job and queues its run, unless another process has taken it or a later one. The turn of a clock
 * that has since been set back counts for nothing.
 */
export async function takeTurnOf(name: string, turnAt: Date, ahead: Date): Promise<void> {
  await pool().query(
    `WITH taken AS (
       INSERT INTO job_runs AS j (name, turn_at) VALUES ($1, $2)
       ON CONFLICT (name) DO UPDATE SET turn_at = excluded.turn_at WHERE j.turn_at < excluded.turn_at OR j.turn_at > $3
       RETURNING name)
     SELECT graphile_worker.add_job(name, job_key := name) FROM taken`,
    [name, turnAt, ahead],
  )
}

export async function noteJobStarted(name: string): Promise<void> {
  await pool().query(
    `INSERT INTO job_runs (name, turn_at, started_at) VALUES ($1, to_timestamp(0), now())
     ON CONFLICT (name) DO UPDATE SET started_at = now(), error = NULL`,
    [name],
  )
}

/** @param error why it failed; null when it succeeded */
export async function noteJobEnded(name: string, error: string | null): Promise<void> {
  await pool().query(
    `UPDATE job_runs SET error = $2, succeeded_at = CASE WHEN $2::text IS NULL THEN now() ELSE succeeded_at END WHERE name = $1`,
    [name, error?.slice(0, 500) ?? null],
  )
}
