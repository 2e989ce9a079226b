import { v7 as newId } from 'uuid'
import { isDatabaseUnavailable } from '@/lib/db/errors'
import { inTransaction, type Tx, type TransactionOptions } from '@/lib/db/transaction'
import { holdFields } from '@/lib/fields/queries'
import { ContactsChanged, lockPeople, writePeople } from '@/lib/intake/people-facts'
import { intakeWords } from '@/lib/intake/words'
import { log } from '@/lib/log'
import { retitleLeads } from '@/lib/leads/retitle-mutations'
import { writeLead } from './lead-mutations'
import { readLeads } from './lead-queries'
import { planRow, type RowPlan } from './plan-row'
import { readRow } from './read-row'
import { CELLS_SQL, type TableRow } from './read-rows'
import type { Said } from './row-result'
import { holdImport, readRules, type ImportAtWork } from './rule-queries'

type Run = { now: Date; signal?: AbortSignal; transaction?: TransactionOptions }

/** Somebody who is changed by everybody at once is tried again this often. */
const ATTEMPTS = 6

/**
 * Imports row after row, each in a transaction of its own, from where the import stands; stops when it is told to. What
 * a restart interrupts goes on with the next row. A row that fails is refused and the rest goes on; a database that is
 * away ends the run.
 */
export async function runImport(work: ImportAtWork, { now, signal, transaction }: Run): Promise<void> {
  for (let attempt = 1; !signal?.aborted; ) {
    let at: number | null = null
    try {
      const went = await inTransaction(tx => importNext(tx, work.id, now, row => (at = row)), transaction)
      if (went !== 'row') return
      attempt = 1
    } catch (error) {
      if (error instanceof ContactsChanged && attempt++ < ATTEMPTS) continue
      if (isDatabaseUnavailable(error) || at === null) throw error
      log.warn({ err: error, importId: work.id, row: at }, 'a row could not be imported')
      const row = at
      await inTransaction(
        tx => writeOutcome(tx, work.id, row, { outcome: 'refused', said: [{ code: 'failed' }] }),
        transaction,
      )
      attempt = 1
    }
  }
}

async function importNext(
  tx: Tx,
  importId: string,
  now: Date,
  begin: (row: number) => void,
): Promise<'row' | 'finished' | 'stopped'> {
  const work = await holdImport(tx, importId, 'running')
  if (!work) return 'stopped'
  const { rows } = await tx.query<TableRow>(
    `SELECT number, ${CELLS_SQL} AS cells FROM import_rows WHERE import_id = $1 AND number >= $2 AND outcome IS NULL ORDER BY number LIMIT 1`,
    [importId, work.firstRow],
  )
  const row = rows[0]
  if (!row) {
    await finish(tx, importId)
    return 'finished'
  }
  begin(row.number)
  await importRow(tx, work, row, now)
  return 'row'
}

async function importRow(tx: Tx, work: ImportAtWork, row: TableRow, now: Date): Promise<void> {
  const rules = await readRules(tx, work)
  // No type or choice changes until the values are written.
  const fields = rules.fields.length > 0 ? await holdFields(tx, 'contact') : []
  const leadFields = rules.leadFields.length > 0 ? await holdFields(tx, 'lead') : []
  const read = readRow(row.cells, { ...rules, fields, leadFields })
  if (!read.ok) return writeOutcome(tx, work.id, row.number, { outcome: 'refused', said: [read.said] })
  const { reading } = read
  const facts = await lockPeople(tx, reading)
  const leads = reading.lead
    ? await readLeads(
        tx,
        facts.contacts.map(contact => contact.id),
        reading.lead.number === null ? [] : [reading.lead.number],
      )
    : []
  const origin = { importId: work.id, fileName: work.fileName, row: row.number, userId: work.createdById }
  const planned = planRow({ reading, facts, leads, origin, now, newId })
  if (planned.outcome !== 'unchanged') {
    await writePeople(tx, planned.plan, facts)
    await markByHand(tx, planned)
    const { titleTemplate, locale } = facts.settings
    if (!planned.isNew)
      await retitleLeads(tx, planned.after.id, { titleTemplate, visitorWord: intakeWords(locale).visitor })
  }
  if (planned.lead) {
    const file = { id: work.id, file: work.fileName, row: row.number }
    await writeLead(
      tx,
      { plan: planned.lead, file, isOwner: planned.made.lead?.isOwner ?? false },
      { userId: work.createdById, now },
    )
  }
  await writeOutcome(tx, work.id, row.number, planned)
}

// Whoever put it into the file meant it: no later event changes it.
async function markByHand(tx: Tx, { after, made }: RowPlan): Promise<void> {
  const keys = Object.keys(made.custom)
  if (keys.length === 0 && made.owner === null) return
  await tx.query(
    `UPDATE contacts SET owner_by_hand = owner_by_hand OR $3,
       fields_by_hand = fields_by_hand || ARRAY(SELECT key FROM unnest($2::text[]) key WHERE key <> ALL (fields_by_hand))
     WHERE id = $1`,
    [after.id, keys, made.owner !== null],
  )
}

type Written = Pick<RowPlan, 'outcome'> & { said: Said[] } & Partial<Pick<RowPlan, 'made' | 'after' | 'lead'>>

async function writeOutcome(
  tx: Tx,
  importId: string,
  number: number,
  { outcome, said, made, after, lead }: Written,
): Promise<void> {
  await tx.query(
    `UPDATE import_rows SET outcome = $3, said = $4, made = $5, contact_id = $6, lead_id = $7, lead_outcome = $8
     WHERE import_id = $1 AND number = $2`,
    [
      importId,
      number,
      outcome,
      JSON.stringify(said),
      outcome === 'unchanged' || !made ? null : JSON.stringify(made),
      after?.id ?? null,
      lead?.after.id ?? null,
      lead?.outcome ?? null,
    ],
  )
}

async function finish(tx: Tx, importId: string): Promise<void> {
  await tx.query(
    `UPDATE imports SET state = 'done', finished_at = clock_timestamp(), counts = (
       SELECT coalesce(jsonb_object_agg(outcome, n), '{}') FROM (
         SELECT outcome, count(*) AS n FROM import_rows WHERE import_id = $1 AND outcome IS NOT NULL GROUP BY outcome
         UNION ALL SELECT 'lead_' || lead_outcome, count(*) FROM import_rows
         WHERE import_id = $1 AND lead_outcome IN ('created', 'completed') GROUP BY lead_outcome) by_outcome)
     WHERE id = $1`,
    [importId],
  )
}
