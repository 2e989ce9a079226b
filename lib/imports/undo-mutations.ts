import { removeValue } from '@/lib/contacts/value-mutations'
import { tellContact } from '@/lib/contacts/mutations'
import { inTransaction, type Tx, type TransactionOptions } from '@/lib/db/transaction'
import { isSameValue, storedValue, type FieldValue } from '@/lib/fields/field'
import { isDatabaseUnavailable } from '@/lib/db/errors'
import { log } from '@/lib/log'
import type { Made, Outcome, Said, Undoing } from './row-result'
import { holdImport, type ImportAtWork } from './rule-queries'
import { takeLead } from './undo-lead-mutations'

type Run = { now: Date; signal?: AbortSignal; transaction?: TransactionOptions }
type Row = { number: number; outcome: Outcome; contactId: string | null; made: Made | null; said: Said[] }
type Undone = { undone: Undoing; said: Said[] }

/**
 * Takes an import back, the last row first, each in a transaction of its own: a contact or lead that nobody has touched
 * since is removed, what was added to others is taken away where it stands as it was left. What somebody has worked with
 * stays, and is told with the row. A row that fails stays, too, and the rest goes on; a database that is away ends the run.
 */
export async function runUndo(work: ImportAtWork, { now, signal, transaction }: Run): Promise<void> {
  while (!signal?.aborted) {
    let at: Row | null = null
    try {
      const went = await inTransaction(tx => undoNext(tx, work.id, now, row => (at = row)), transaction)
      if (went !== 'row') return
    } catch (error) {
      const row = at as Row | null
      if (isDatabaseUnavailable(error) || row === null) throw error
      log.warn({ err: error, importId: work.id, row: row.number }, 'a row could not be taken back')
      await inTransaction(
        tx => writeUndone(tx, work.id, row, { undone: 'kept', said: [{ code: 'undo_failed' }] }),
        transaction,
      )
    }
  }
}

async function undoNext(
  tx: Tx,
  importId: string,
  now: Date,
  begin: (row: Row) => void,
): Promise<'row' | 'finished' | 'stopped'> {
  const work = await holdImport(tx, importId, 'undoing')
  if (!work) return 'stopped'
  const { rows } = await tx.query<Row>(
    `SELECT number, outcome, contact_id AS "contactId", made, said FROM import_rows
     WHERE import_id = $1 AND undone IS NULL AND outcome IN ('created', 'completed', 'conflict') ORDER BY number DESC LIMIT 1`,
    [importId],
  )
  const row = rows[0]
  if (!row) {
    await tx.query(`UPDATE imports SET state = 'undone', undone_at = clock_timestamp() WHERE id = $1`, [importId])
    return 'finished'
  }
  begin(row)
  await writeUndone(tx, importId, row, await undoRow(tx, work, row, now))
  return 'row'
}

async function writeUndone(tx: Tx, importId: string, row: Row, { undone, said }: Undone): Promise<void> {
  await tx.query('UPDATE import_rows SET undone = $3, said = $4 WHERE import_id = $1 AND number = $2', [
    importId,
    row.number,
    undone,
    JSON.stringify([...row.said, ...said]),
  ])
}

async function undoRow(tx: Tx, work: ImportAtWork, row: Row, now: Date): Promise<Undone> {
  const { contactId, made } = row
  if (contactId === null || !made) return { undone: 'removed', said: [] }
  const contact = await lock(tx, contactId)
  if (!contact || contact.isGone) return { undone: 'kept', said: [{ code: 'stays' }] }
  const ofLead = made.lead ? await takeLead(tx, work.id, made.lead, now) : []
  if (await wasMadeBy(tx, work.id, contactId)) {
    if (await isTouched(tx, work.id, contactId)) return { undone: 'kept', said: [...ofLead, { code: 'stays' }] }
    // The row that made it is the first one of its rows, and therefore the last one here.
    if (row.outcome === 'created') await tx.query('DELETE FROM contacts WHERE id = $1', [contactId])
    return { undone: 'removed', said: [] }
  }
  return takeBack(tx, work, { row: { ...row, contactId, made }, ofLead }, contact, now)
}

type Locked = {
  isGone: boolean
  name: string | null
  description: string | null
  organization: string | null
  ownerId: string | null
  owner: string | null
  customFields: Record<string, FieldValue>
  tags: string[]
}

async function lock(tx: Tx, contactId: string): Promise<Locked | null> {
  await tx.query('SELECT FROM contacts WHERE id = $1 FOR UPDATE', [contactId])
  const { rows } = await tx.query<Locked>(
    `SELECT c.merged_into_id IS NOT NULL OR c.erased_at IS NOT NULL AS "isGone", c.name, c.description, c.organization,
       c.owner_id AS "ownerId", u.name AS owner, c.custom_fields AS "customFields", c.tags
     FROM contacts c LEFT JOIN users u ON u.id = c.owner_id WHERE c.id = $1`,
    [contactId],
  )
  return rows[0] ?? null
}

async function wasMadeBy(tx: Tx, importId: string, contactId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `SELECT FROM import_rows WHERE import_id = $1 AND contact_id = $2 AND outcome = 'created'`,
    [importId, contactId],
  )
  return (rowCount ?? 0) > 0
}

// Whatever anybody does to a contact is told in its history, or hangs on it.
async function isTouched(tx: Tx, importId: string, contactId: string): Promise<boolean> {
  const { rows } = await tx.query<{ touched: boolean }>(
    `SELECT EXISTS (SELECT FROM history WHERE contact_id = $2 AND data->'import'->>'id' IS DISTINCT FROM $1::text)
       OR EXISTS (SELECT FROM chats WHERE contact_id = $2) OR EXISTS (SELECT FROM leads WHERE contact_id = $2
         AND id NOT IN (SELECT lead_id FROM import_rows WHERE import_id = $1::uuid AND lead_outcome = 'created' AND lead_id IS NOT NULL))
       OR EXISTS (SELECT FROM tasks WHERE kind <> 'conflict' AND (contact_id = $2 OR lead_id IN (SELECT id FROM leads WHERE contact_id = $2)))
       OR EXISTS (SELECT FROM notes WHERE contact_id = $2 AND author_id IS NOT NULL)
       OR EXISTS (SELECT FROM contacts WHERE merged_into_id = $2) AS touched`,
    [importId, contactId],
  )
  return rows[0]?.touched ?? true
}

type Taking = Row & { contactId: string; made: Made }

async function takeBack(
  tx: Tx,
  work: ImportAtWork,
  { row, ofLead }: { row: Taking; ofLead: Said[] },
  contact: Locked,
  now: Date,
): Promise<Undone> {
  const { contactId, made } = row
  const said = [
    ...ofLead,
    ...(await takeValues(tx, work, row, now)),
    ...(await takeConflicts(tx, made.conflicts)),
    ...(await takeFields(tx, contactId, made, contact)),
  ]
  await tx.query('DELETE FROM notes WHERE contact_id = $1 AND id = ANY ($2::uuid[])', [contactId, made.notes])
  await tx.query('UPDATE contacts SET version = version + 1, updated_at = $2 WHERE id = $1', [contactId, now])
  const told = { import: { id: work.id, file: work.fileName, row: row.number } }
  await tellContact(tx, contactId, 'import.undone', told, { userId: work.undoneById, now })
  return { undone: said.length > 0 ? 'kept' : 'taken_back', said }
}

// A value stands as it was left when nobody mended, verified, promoted it, and no chat has brought it since.
async function takeValues(tx: Tx, work: ImportAtWork, { contactId, made }: Taking, now: Date): Promise<Said[]> {
  const said: Said[] = []
  for (const value of made.identifiers) {
    const { rows } = await tx.query<{ isSame: boolean }>(
      `SELECT raw = $3 AND key IS NOT DISTINCT FROM $4 AND is_primary = $5 AND NOT verified AND source = 'import'
         AND last_seen_at = first_seen_at AS "isSame"
       FROM identifiers WHERE id = $1 AND contact_id = $2`,
      [value.id, contactId, value.raw, value.key, value.isPrimary],
    )
    if (rows[0]?.isSame) await removeValue(tx, { contactId, identifierId: value.id }, { userId: work.undoneById, now })
    else if (rows[0]) said.push({ code: 'stays', what: value.raw.includes('@') ? 'email' : 'phone', value: value.raw })
  }
  return said
}

// A question that a chat has asked as well is a question still.
async function takeConflicts(tx: Tx, ids: string[]): Promise<Said[]> {
  await tx.query(`DELETE FROM conflicts WHERE id = ANY ($1::uuid[]) AND state = 'open' AND seen_count = 1`, [ids])
  const { rows } = await tx.query<{ value: string }>(
    'SELECT chat_value AS value FROM conflicts WHERE id = ANY ($1::uuid[])',
    [ids],
  )
  return rows.map(({ value }) => ({ code: 'stays', what: 'conflict', value }))
}

async function takeFields(tx: Tx, contactId: string, made: Made, contact: Locked): Promise<Said[]> {
  const said: Said[] = []
  for (const { field, from, to } of made.fields) {
    // One of three names of columns, never a text of the file.
    if (contact[field] === to) await tx.query(`UPDATE contacts SET ${field} = $2 WHERE id = $1`, [contactId, from])
    else said.push({ code: 'stays', what: field, value: contact[field] ?? '' })
  }
  if (made.owner !== null) {
    if (contact.ownerId === made.owner)
      await tx.query('UPDATE contacts SET owner_id = NULL, owner_by_hand = false WHERE id = $1', [contactId])
    else said.push({ code: 'stays', what: 'owner', value: contact.owner ?? '' })
  }
  if (made.lead?.isOwner && contact.ownerId === made.lead.managerId) {
    await tx.query('UPDATE contacts SET owner_id = NULL WHERE id = $1 AND NOT owner_by_hand', [contactId])
  }
  const custom = Object.entries(made.custom as Record<string, FieldValue>)
  const same = custom.flatMap(([key, value]) =>
    isSameValue(storedValue(contact.customFields, key), value) ? [key] : [],
  )
  await tx.query(
    `UPDATE contacts SET custom_fields = custom_fields - $2::text[], tags = ARRAY(SELECT tag FROM unnest(tags) tag WHERE tag <> ALL ($3::text[])),
       fields_by_hand = ARRAY(SELECT key FROM unnest(fields_by_hand) key WHERE key <> ALL ($2::text[]))
     WHERE id = $1`,
    [contactId, same, made.tags],
  )
  return [...said, ...custom.flatMap(([key]): Said[] => (same.includes(key) ? [] : [{ code: 'stays', what: key }]))]
}
