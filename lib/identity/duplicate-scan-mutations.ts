import { v7 as newId } from 'uuid'
import { inTransaction, type Tx } from '../db/transaction'
import { type Suspicion, suspectedPairs } from './duplicate-reasons'
import { findFirstContactTime, getLatestScan, readCursor, readScanFacts } from './duplicate-scan-queries'

const CONTACTS_A_STEP = 1_000
/** Pairs written at once: for so long the contacts of these cannot be locked by an event. */
const PAIRS_A_WRITE = 300
/** After a step the scan rests as long as it worked, so that it takes half a core at most; in milliseconds. */
const LONGEST_REST = 1000

export type ScanOptions = {
  now: Date
  /** Stops after the step at hand; the scan goes on with the next run. */
  signal?: AbortSignal
  contactsAStep?: number
}

/** Begins a scan; answers the one that is under way already, for there is one at a time. */
export async function startScan(tx: Tx, now: Date): Promise<{ id: string; isNew: boolean }> {
  const { rows } = await tx.query<{ id: string }>(
    `INSERT INTO duplicate_scans (id, started_at) VALUES ($1, $2)
     ON CONFLICT ((finished_at IS NULL)) WHERE finished_at IS NULL DO NOTHING RETURNING id`,
    [newId(), now],
  )
  if (rows[0]) return { id: rows[0].id, isNew: true }
  const running = await tx.query<{ id: string }>('SELECT id FROM duplicate_scans WHERE finished_at IS NULL')
  // It ended between the two statements.
  return running.rows[0] ? { id: running.rows[0].id, isNew: false } : startScan(tx, now)
}

/**
 * Carries on the scan that is under way, or begins one when it is time for one, and stays with it to its end. Returns
 * early when it is told to stop, and when another process has taken the scan over.
 * @param isTime whether a new scan is due; in: the start of the latest one, before the first when the first contact was
 *   made, or null
 */
export async function continueScan(isTime: (latest: Date | null) => boolean, options: ScanOptions): Promise<void> {
  const latest = await getLatestScan()
  const isUnderWay = latest !== null && latest.finishedAt === null
  if (!isUnderWay && !isTime(latest?.startedAt ?? (await findFirstContactTime()))) return
  const scanId = isUnderWay ? latest.id : (await inTransaction(tx => startScan(tx, options.now))).id
  await runScan(scanId, options)
}

/**
 * Goes through the contacts from where the scan stands. Each step reads what it needs without a lock, writes its pairs
 * in short transactions, and moves the scan's place in the last of these: whatever is interrupted is done again, and
 * comes to the same. Answers whether the scan is finished.
 */
export async function runScan(scanId: string, options: ScanOptions): Promise<boolean> {
  while (!options.signal?.aborted) {
    const begun = performance.now()
    const did = await step(scanId, options)
    if (did !== 'step') return did === 'finished'
    await rest(Math.min(performance.now() - begun, LONGEST_REST), options.signal)
  }
  return false
}

async function step(scanId: string, { now, contactsAStep = CONTACTS_A_STEP }: ScanOptions) {
  const cursor = await readCursor(scanId)
  if (cursor === undefined) return 'finished'
  const facts = await readScanFacts(cursor, contactsAStep)
  const last = facts.contactIds.at(-1)
  if (last === undefined) {
    await inTransaction(tx => finish(tx, scanId))
    return 'finished'
  }
  const pairs = suspectedPairs(facts)
  let found = 0
  for (let at = 0; at < pairs.length; at += PAIRS_A_WRITE) {
    found += await inTransaction(tx => writeSuspicions(tx, pairs.slice(at, at + PAIRS_A_WRITE), { scanId, now }))
  }
  const { rowCount } = await inTransaction(tx =>
    tx.query(
      `UPDATE duplicate_scans SET cursor = $3, scanned = scanned + $4, found = found + $5
       WHERE id = $1 AND finished_at IS NULL AND cursor IS NOT DISTINCT FROM $2`,
      [scanId, cursor, last, facts.contactIds.length, found],
    ),
  )
  return rowCount === 1 ? 'step' : 'overtaken'
}

/**
 * Writes pairs into the queue. One that is there takes the reason of today; one that somebody dismissed stays
 * dismissed; one with a contact that was merged or erased meanwhile is left out. The contacts are locked against a merge
 * in the order in which every writer takes them. Answers how many of the pairs are open.
 */
export async function writeSuspicions(
  tx: Tx,
  pairs: readonly Suspicion[],
  { scanId, now }: { scanId: string | null; now: Date },
): Promise<number> {
  const people = [...new Set(pairs.flatMap(pair => [pair.leastId, pair.greatestId]))]
  await tx.query('SELECT id FROM contacts WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE', [people])
  const rows = pairs.map(pair => ({ id: newId(), ...pair }))
  const { rowCount } = await tx.query(
    `INSERT INTO duplicates (id, least_id, greatest_id, reason, confidence, value, found_at, scan_id)
     SELECT p.id, p."leastId", p."greatestId", p.reason, p.confidence, p.value, $2, $3
     FROM jsonb_to_recordset($1::jsonb)
       AS p (id uuid, "leastId" uuid, "greatestId" uuid, reason text, confidence int, value text)
     JOIN contacts l ON l.id = p."leastId" AND l.merged_into_id IS NULL AND l.erased_at IS NULL
     JOIN contacts g ON g.id = p."greatestId" AND g.merged_into_id IS NULL AND g.erased_at IS NULL
     ON CONFLICT (least_id, greatest_id) DO UPDATE SET reason = excluded.reason, confidence = excluded.confidence,
       value = excluded.value, scan_id = coalesce(excluded.scan_id, duplicates.scan_id)
     WHERE duplicates.state = 'open'`,
    [JSON.stringify(rows), now, scanId],
  )
  return rowCount ?? 0
}

/** What the whole scan no longer found leaves the queue; what was put there while it ran, and what was dismissed, stays. */
async function finish(tx: Tx, scanId: string): Promise<void> {
  await tx.query(
    `DELETE FROM duplicates d USING duplicate_scans s
     WHERE s.id = $1 AND s.finished_at IS NULL AND d.state = 'open' AND d.scan_id IS DISTINCT FROM s.id
       AND d.found_at < s.started_at`,
    [scanId],
  )
  // The clock of the database: `now` is when the run was due, and the end of a long scan is later.
  await tx.query('UPDATE duplicate_scans SET finished_at = clock_timestamp() WHERE id = $1 AND finished_at IS NULL', [
    scanId,
  ])
}

function rest(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done)
  })
}
