import type { TransactionOptions, Tx } from '@/lib/db/transaction'
import { UNDO_DAYS } from '@/lib/identity/undo'
import { log } from '@/lib/log'
import { rehearseImport } from './check-mutations'
import { listUnderWay, type ImportAtWork } from './rule-queries'
import { runImport } from './run-mutations'
import { runUndo } from './undo-mutations'

/** A file that was never imported is forgotten after so many days. */
const UNUSED_DAYS = 7

type Run = { now: Date; signal?: AbortSignal; transaction?: TransactionOptions }

/**
 * Carries on every import that is under way, one after the other, until it is told to stop. One that fails is tried again
 * the next time, and keeps nobody else's waiting.
 */
export async function continueImports(run: Run): Promise<void> {
  for (const work of await listUnderWay()) {
    if (run.signal?.aborted) return
    await carryOn(work, run).catch((error: unknown) =>
      log.error({ err: error, importId: work.id }, 'an import could not be carried on'),
    )
  }
}

async function carryOn(work: ImportAtWork, run: Run): Promise<void> {
  if (work.state === 'checking') await rehearseImport(work, run)
  else if (work.state === 'running') await runImport(work, run)
  else await runUndo(work, run)
}

/**
 * Deletes the rows of imports that can no longer be taken back, which are personal data, and files that were never
 * imported. What remains of an import is its name, who did it, and how many rows came to what.
 */
export async function deleteOldImportRows(tx: Tx, now: Date): Promise<void> {
  await tx.query(
    `DELETE FROM import_rows WHERE import_id IN (
       SELECT id FROM imports WHERE finished_at < $1::timestamptz - make_interval(days => $2) AND state <> 'undoing')`,
    [now, UNDO_DAYS],
  )
  await tx.query(
    `DELETE FROM imports WHERE started_at IS NULL AND created_at < $1::timestamptz - make_interval(days => $2)`,
    [now, UNUSED_DAYS],
  )
}
