import { pool } from '../db/pool'
import { isTellingName, type KeptFact, type NameFact, type PhoneFact, type ScanFacts } from './duplicate-reasons'

/** Of a value that more contacts have than this, the nearest are compared. */
const NEAR = 200

/** A scan; `finishedAt` is null while it runs, or waits for the process to come back. */
export type Scan = {
  id: string
  startedAt: Date
  finishedAt: Date | null
  scanned: number
  found: number
}

const SCAN_SQL =
  'SELECT id, started_at AS "startedAt", finished_at AS "finishedAt", scanned, found FROM duplicate_scans'

/** The scan that is under way, else the latest one, else null. */
export async function getLatestScan(): Promise<Scan | null> {
  const { rows } = await pool().query<Scan>(
    `${SCAN_SQL} ORDER BY finished_at IS NULL DESC, started_at DESC, id DESC LIMIT 1`,
  )
  return rows[0] ?? null
}

/** When the first contact was made; null when there is none. */
export async function findFirstContactTime(): Promise<Date | null> {
  return (
    (await pool().query<{ first: Date | null }>('SELECT min(created_at) AS first FROM contacts')).rows[0]?.first ?? null
  )
}

/** One scan, or null. */
export async function getScan(id: string): Promise<Scan | null> {
  return (await pool().query<Scan>(`${SCAN_SQL} WHERE id = $1`, [id])).rows[0] ?? null
}

/** The contact after which a running scan goes on: null at its start; undefined when this scan is not running. */
export async function readCursor(scanId: string): Promise<string | null | undefined> {
  const { rows } = await pool().query<{ cursor: string | null }>(
    'SELECT cursor FROM duplicate_scans WHERE id = $1 AND finished_at IS NULL',
    [scanId],
  )
  return rows[0]?.cursor
}

/**
 * What the rule of duplicates wants to know of the next contacts, in the order of their ids: short statements that look
 * up values in indexes, no transaction, no lock. Merged and erased contacts are left out. Empty at the end.
 */
export async function readScanFacts(cursor: string | null, limit: number): Promise<ScanFacts> {
  const { rows } = await pool().query<{ id: string; name: string | null }>(
    `SELECT id, name FROM contacts WHERE id > $1 AND merged_into_id IS NULL AND erased_at IS NULL ORDER BY id LIMIT $2`,
    [cursor ?? '00000000-0000-0000-0000-000000000000', limit],
  )
  const contactIds = rows.map(row => row.id)
  const first = contactIds[0]
  if (first === undefined) return { contactIds, phones: [], names: [], kept: [] }
  const window = { first, last: contactIds.at(-1) as string, size: limit + NEAR }
  return {
    contactIds,
    phones: await readPhones(window),
    names: await readNames(rows.map(row => row.name).filter(isTellingName), window),
    kept: await readKept(window),
  }
}

type Window = { first: string; last: string; size: number }

/** Phones with the ending of another contact's, from the first of the step on; an ending of one contact is left out. */
async function readPhones({ first, last, size }: Window): Promise<PhoneFact[]> {
  const { rows } = await pool().query<PhoneFact>(
    `WITH endings AS MATERIALIZED (
       SELECT DISTINCT phone_ending(raw, key, extension) AS ending FROM identifiers
       WHERE kind = 'phone' AND contact_id BETWEEN $1 AND $2
     ), alike AS (
       SELECT e.ending, i.*, count(*) OVER (PARTITION BY e.ending) AS holders
       FROM endings e CROSS JOIN LATERAL (
         SELECT contact_id, raw, key, e164, candidate, shared FROM identifiers
         WHERE kind = 'phone' AND phone_ending(raw, key, extension) = e.ending AND contact_id >= $1
         ORDER BY contact_id LIMIT $3) i
     )
     SELECT a.contact_id AS "contactId", a.ending, a.raw, a.key, a.e164, a.candidate, a.shared
     FROM alike a JOIN contacts c ON c.id = a.contact_id AND c.merged_into_id IS NULL AND c.erased_at IS NULL
     WHERE a.holders > 1`,
    [first, last, size],
  )
  return rows
}

/** Contacts with the name of another one, once for each city that one of their chats came from. */
async function readNames(names: string[], { first, size }: Window): Promise<NameFact[]> {
  const { rows } = await pool().query<NameFact>(
    `WITH wanted AS MATERIALIZED (SELECT DISTINCT fold(name) AS name FROM unnest($2::text[]) given (name)),
     alike AS MATERIALIZED (
       SELECT w.name, c.id, c.shown, count(*) OVER (PARTITION BY w.name) AS holders
       FROM wanted w CROSS JOIN LATERAL (
         SELECT id, contacts.name AS shown FROM contacts
         WHERE fold(contacts.name) = w.name AND contacts.name LIKE '% %' AND merged_into_id IS NULL
           AND erased_at IS NULL AND id >= $1
         ORDER BY fold(contacts.name), id LIMIT $3) c
     )
     SELECT DISTINCT ON (a.id, city) a.id AS "contactId", a.name, fold(k.geo->>'city') AS city,
       a.shown AS "shownName", k.geo->>'city' AS "shownCity"
     FROM alike a JOIN chats k ON k.contact_id = a.id AND k.geo->>'city' <> ''
     WHERE a.holders > 1`,
    [first, names, size],
  )
  return rows
}

/** Answers given before about pairs whose lesser contact is one of these. */
async function readKept({ first, last }: Window): Promise<KeptFact[]> {
  const { rows } = await pool().query<KeptFact>(
    `SELECT k.least_id AS "leastId", k.greatest_id AS "greatestId", k.key,
       (SELECT json_build_object('raw', i.raw, 'key', i.key, 'e164', i.e164) FROM identifiers i
         WHERE i.contact_id IN (k.least_id, k.greatest_id) AND i.key = k.key LIMIT 1) AS held
     FROM kept_pairs k WHERE k.least_id BETWEEN $1 AND $2`,
    [first, last],
  )
  return rows
}
