import type { Tx } from '@/lib/db/transaction'
import { DEMO_CHANNELS } from './demo-marks'
import { gatherSimulated } from './gather-mutations'
import { removableContacts, type LeftContact } from './removable-contacts'

/** How many rows went. `keptContacts`: people that a person had edited, or on whom something real hangs. */
export type Removed = {
  channels: number
  chats: number
  leads: number
  contacts: number
  keptContacts: number
  identifiers: number
  conflicts: number
  tasks: number
  deliveries: number
  operators: number
}

type What = {
  /** A pattern of LIKE that the names of the channels have, or must not have. */
  names: { like: string } | { unlike: string }
  /** Whether a contact that a person has edited stays, without the chats. */
  keepEdited: boolean
}

/** Takes away all that the simulator made, wherever it played. Contacts that a person has edited stay. */
export async function removeSimulation(tx: Tx): Promise<Removed> {
  await gatherSimulated(tx)
  return removeSimulated(tx, { names: { unlike: DEMO_CHANNELS }, keepEdited: true })
}

/**
 * Takes away all that simulated channels made, and the channels: chats, leads without any other chat,
 * contacts of nobody else, and what hangs on them. Of what real channels share with them only the simulated
 * part goes.
 */
export async function removeSimulated(tx: Tx, what: What): Promise<Removed> {
  const channels = await lockChannels(tx, what)
  const contacts = await lockContacts(tx, channels)
  const operators = await idsOf(tx, OPERATORS, [channels])
  const leads = await idsOf(tx, LEADS, [channels])
  const made = await idsOf(tx, MADE_CONTACTS, [channels])
  const tasks = await gone(tx, TASKS, [leads, channels])
  const conflicts = await gone(tx, CONFLICTS, [channels])
  const identifiers = await gone(tx, IDENTIFIERS, [channels])
  await tx.query(PRIMARIES, [contacts])
  await tx.query(NOTES_AND_HISTORY, [channels])
  const deliveries = await gone(tx, 'DELETE FROM deliveries WHERE channel_id = ANY($1::uuid[])', [channels])
  const chats = await gone(tx, 'DELETE FROM chats WHERE channel_id = ANY($1::uuid[])', [channels])
  await gone(tx, 'DELETE FROM leads WHERE id = ANY($1::uuid[])', [leads])
  await tx.query(FIRST_CHATS, [contacts])
  await tx.query(SIGHTINGS, [contacts])
  const { rows } = await tx.query<LeftContact>(LEFT_CONTACTS, [contacts, made, what.keepEdited])
  const removable = removableContacts(rows)
  await gone(tx, 'DELETE FROM contacts WHERE id = ANY($1::uuid[])', [removable])
  const operatorsGone = await gone(tx, UNSEEN_OPERATORS, [operators])
  await tx.query('DELETE FROM channels WHERE id = ANY($1::uuid[])', [channels])
  // Heard wherever tokens are kept in memory.
  await tx.query(`SELECT pg_notify('channel_tokens', '')`)
  return {
    channels: channels.length,
    chats,
    leads: leads.length,
    contacts: removable.length,
    keptContacts: rows.length - removable.length,
    identifiers,
    conflicts,
    tasks,
    deliveries,
    operators: operatorsGone,
  }
}

// An event under way waits for the channel, and finds none.
async function lockChannels(tx: Tx, { names }: What): Promise<string[]> {
  const [condition, pattern] = 'like' in names ? ['LIKE', names.like] : ['NOT LIKE', names.unlike]
  return idsOf(tx, `SELECT id FROM channels WHERE simulated AND name ${condition} $1 ORDER BY id FOR UPDATE`, [pattern])
}

// Every writer of contacts locks them in the order of their ids.
async function lockContacts(tx: Tx, channels: string[]): Promise<string[]> {
  const touched = await idsOf(tx, TOUCHED_CONTACTS, [channels])
  return idsOf(tx, 'SELECT id FROM contacts WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [touched])
}

async function idsOf(tx: Tx, text: string, values: unknown[]): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(text, values)
  return rows.map(({ id }) => id)
}

async function gone(tx: Tx, text: string, values: unknown[]): Promise<number> {
  return (await tx.query(text, values)).rowCount ?? 0
}

const CHATS = 'SELECT id FROM chats WHERE channel_id = ANY($1::uuid[])'

const TOUCHED_CONTACTS = `
WITH touched AS (
  SELECT contact_id AS id FROM chats WHERE channel_id = ANY($1::uuid[])
  UNION SELECT contact_id FROM leads WHERE channel_id = ANY($1::uuid[])
  UNION SELECT contact_id FROM identifiers WHERE channel_id = ANY($1::uuid[]) OR source_chat_id IN (${CHATS})
  UNION SELECT contact_id FROM history WHERE chat_id IN (${CHATS})
)
SELECT id FROM touched WHERE id IS NOT NULL
UNION SELECT l.id FROM contacts l JOIN touched t ON t.id = l.merged_into_id
UNION SELECT l.merged_into_id FROM contacts l JOIN touched t ON t.id = l.id WHERE l.merged_into_id IS NOT NULL`

const MADE_CONTACTS = `
SELECT DISTINCT contact_id AS id FROM history WHERE kind = 'contact.created' AND chat_id IN (${CHATS})`

const LEADS = `
SELECT id FROM leads l WHERE l.channel_id = ANY($1::uuid[])
  AND NOT EXISTS (SELECT FROM chats h WHERE h.lead_id = l.id AND h.channel_id <> ALL($1::uuid[]))`

const OPERATORS = `
SELECT operator_id AS id FROM chat_operators WHERE chat_id IN (${CHATS})
UNION SELECT accepted_by_id FROM chats WHERE channel_id = ANY($1::uuid[]) AND accepted_by_id IS NOT NULL`

const UNSEEN_OPERATORS = `
DELETE FROM operators o WHERE o.id = ANY($1::uuid[])
  AND NOT EXISTS (SELECT FROM chat_operators co WHERE co.operator_id = o.id)
  AND NOT EXISTS (SELECT FROM chats h WHERE h.accepted_by_id = o.id)`

// What a simulated chat asked for on a real lead goes as well; such a task names its chat.
const TASKS = `
DELETE FROM tasks WHERE lead_id = ANY($1::uuid[])
  OR split_part(source_key, ':', 1) IN (SELECT unnest($2::uuid[])::text)`

const CONFLICTS = `
DELETE FROM conflicts f WHERE
  (f.chat_id IN (${CHATS})
    OR EXISTS (SELECT FROM conflict_sightings s WHERE s.conflict_id = f.id AND s.chat_id IN (${CHATS})))
  AND NOT EXISTS (SELECT FROM conflict_sightings s JOIN chats h ON h.id = s.chat_id
    WHERE s.conflict_id = f.id AND h.channel_id <> ALL($1::uuid[]))`

// A value that came back after its simulated chat was over is somebody's own.
const IDENTIFIERS = `
DELETE FROM identifiers i USING identifiers mine LEFT JOIN chats h ON h.id = mine.source_chat_id
WHERE i.id = mine.id AND (
  mine.channel_id = ANY($1::uuid[])
  OR (h.channel_id = ANY($1::uuid[]) AND mine.source = 'chat' AND NOT mine.verified
    AND mine.last_seen_at <= h.last_event_at)
)`

const PRIMARIES = `
UPDATE identifiers SET is_primary = true WHERE id IN (
  SELECT DISTINCT ON (i.contact_id, i.kind) i.id FROM identifiers i
  WHERE i.contact_id = ANY($1::uuid[]) AND i.kind <> 'visitor'
    AND NOT EXISTS (SELECT FROM identifiers p
      WHERE p.contact_id = i.contact_id AND p.kind = i.kind AND p.is_primary)
  ORDER BY i.contact_id, i.kind, i.key IS NULL, i.first_seen_at, i.id)`

const NOTES_AND_HISTORY = `
WITH notes_gone AS (DELETE FROM notes WHERE source_chat_id IN (${CHATS}))
DELETE FROM history WHERE chat_id IN (${CHATS})`

const FIRST_CHATS = `
UPDATE leads l SET first_chat_id =
  (SELECT h.id FROM chats h WHERE h.lead_id = l.id ORDER BY h.started_at, h.id LIMIT 1)
WHERE l.contact_id = ANY($1::uuid[]) AND l.first_chat_id IS NULL`

const SIGHTINGS = `
UPDATE conflicts f SET seen_count = s.seen FROM (
  SELECT conflict_id, count(*)::int AS seen FROM conflict_sightings GROUP BY conflict_id
) s
WHERE s.conflict_id = f.id AND s.seen < f.seen_count
  AND (f.contact_id = ANY($1::uuid[]) OR f.other_contact_id = ANY($1::uuid[]))`

const LEFT_CONTACTS = `
SELECT c.id, c.merged_into_id AS "mergedIntoId", c.id = ANY($2::uuid[]) AS "isOfSimulation",
  NOT ($3 AND c.edited_by_hand)
  AND NOT EXISTS (SELECT FROM chats h WHERE h.contact_id = c.id)
  AND NOT EXISTS (SELECT FROM leads l WHERE l.contact_id = c.id)
  AND NOT EXISTS (SELECT FROM identifiers i
    WHERE i.contact_id = c.id AND (i.kind = 'visitor' OR i.source = 'import'))
  AND NOT EXISTS (SELECT FROM history t WHERE t.contact_id = c.id AND t.kind = 'contact.created'
    AND t.user_id IS NOT NULL AND t.chat_id IS NULL) AS "isBare"
FROM contacts c WHERE c.id = ANY($1::uuid[])`
