import type { Tx } from '@/lib/db/transaction'

/**
 * Lets a job run as soon as this transaction is committed, in whichever process is free. Asked for again before it
 * began, it runs once.
 * @param name as in lib/boot.ts
 */
export async function runJobNow(tx: Tx, name: string): Promise<void> {
  await tx.query('SELECT graphile_worker.add_job($1, job_key := $1)', [name])
}
