import { v7 as newId } from 'uuid'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { Bites } from '@/lib/in-bites'
import { readPeople } from '@/lib/intake/people-facts'
import { readLeads } from './lead-queries'
import { readRow, type RowRead } from './read-row'
import type { RowRules } from './row-rules'
import { CELLS_SQL, type TableRow } from './read-rows'
import { Rehearsal, type RehearsedRow } from './rehearse-rows'
import { readRules, type ImportAtWork } from './rule-queries'

/** A step reads these at once; its answer is parsed in one go and must not hold the event loop. */
const ROWS_A_STEP = 100

/**
 * Says of every row what would come of it, and writes nothing else: no lock is taken, so it is a promise as good as the
 * moment. It begins from the first row again where it was interrupted.
 */
export async function rehearseImport(
  work: ImportAtWork,
  { now, signal }: { now: Date; signal?: AbortSignal },
): Promise<void> {
  const rules = await readRules(pool(), work)
  const origin = { importId: work.id, fileName: work.fileName, userId: work.createdById }
  const rehearsal = new Rehearsal({ now, newId, origin })
  const bites = new Bites()
  for (let after = work.firstRow - 1; !signal?.aborted; ) {
    const begun = performance.now()
    const rows = await nextRows(work.id, after)
    const last = rows.at(-1)
    if (!last) {
      await pool().query(`UPDATE imports SET state = 'checked' WHERE id = $1 AND state = 'checking'`, [work.id])
      return
    }
    await writeForeseen(work.id, await rehearseRows(rehearsal, rows, rules, bites))
    after = last.number
    await bites.restAfter(begun)
  }
}

async function nextRows(importId: string, after: number): Promise<TableRow[]> {
  const { rows } = await pool().query<TableRow>(
    `SELECT number, ${CELLS_SQL} AS cells FROM import_rows WHERE import_id = $1 AND number > $2 ORDER BY number LIMIT $3`,
    [importId, after, ROWS_A_STEP],
  )
  return rows
}

async function rehearseRows(
  rehearsal: Rehearsal,
  rows: TableRow[],
  rules: RowRules,
  bites: Bites,
): Promise<RehearsedRow[]> {
  const read: { number: number; read: RowRead }[] = []
  for (const { number, cells } of rows) {
    read.push({ number, read: readRow(cells, rules) })
    await bites.rest()
  }
  const readings = read.flatMap(row => (row.read.ok ? [row.read.reading] : []))
  const { contacts, ...world } = await readPeople(pool(), { values: readings.flatMap(reading => reading.values) })
  const asked = readings.flatMap(({ lead }) => lead ?? [])
  const ids = asked.length > 0 ? contacts.map(contact => contact.id) : []
  rehearsal.learn(
    contacts,
    await readLeads(
      pool(),
      ids,
      asked.flatMap(({ number }) => number ?? []),
    ),
  )
  const notes = await readNotes(
    contacts.map(contact => contact.id),
    readings.flatMap(({ description }) => description ?? []),
  )
  const rehearsed: RehearsedRow[] = []
  for (const row of read) {
    rehearsed.push(rehearsal.rehearse(row, world, (id, text) => notes.has(`${id} ${text}`)))
    await bites.rest()
  }
  return rehearsed
}

// Which of the descriptions have become a note already.
async function readNotes(contactIds: string[], texts: string[]): Promise<Set<string>> {
  const { rows } = await pool().query<{ id: string; text: string }>(
    'SELECT contact_id AS id, text FROM notes WHERE author_id IS NULL AND contact_id = ANY ($1::uuid[]) AND text = ANY ($2::text[])',
    [contactIds, texts],
  )
  return new Set(rows.map(({ id, text }) => `${id} ${text}`))
}

async function writeForeseen(importId: string, rows: RehearsedRow[]): Promise<void> {
  await inTransaction(tx =>
    tx.query(
      `UPDATE import_rows i SET foreseen = r.outcome, lead_outcome = r.lead, said = r.said
       FROM jsonb_to_recordset($2::jsonb) AS r (number int, outcome text, lead text, said jsonb), imports m
       WHERE i.import_id = $1 AND i.number = r.number AND m.id = $1 AND m.state = 'checking'`,
      [importId, JSON.stringify(rows)],
    ),
  )
}
