import { v7 as uuid } from 'uuid'
import type { Tx } from '@/lib/db/transaction'
import { SIMULATOR_NAME } from './demo-marks'

/**
 * Moves what the simulator played through real channels into a simulated channel, whence it is removed as everything
 * simulated is. The real channels keep what is real.
 */
export async function gatherSimulated(tx: Tx): Promise<void> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT DISTINCT d.channel_id AS id FROM deliveries d JOIN channels c ON c.id = d.channel_id
      WHERE d.simulated AND NOT c.simulated`,
  )
  if (rows.length === 0) return
  const target = uuid()
  await tx.query('INSERT INTO channels (id, name, simulated) VALUES ($1, $2, true)', [target, SIMULATOR_NAME])
  const moved = [target, rows.map(({ id }) => id)]
  for (const statement of [TASKS, IDENTIFIERS, LEADS, CHATS, DELIVERIES]) await tx.query(statement, moved)
}

const MARKED = `
SELECT d.chat_id FROM deliveries d WHERE d.simulated AND d.channel_id = ANY($2::uuid[]) AND d.chat_id IS NOT NULL`

// A task names the chat that asked for it: <channel>:<natural key>.
const TASKS = `
UPDATE tasks t SET source_key = $1::text || ':' || h.natural_key FROM chats h
WHERE h.id IN (${MARKED}) AND t.source_key = h.channel_id::text || ':' || h.natural_key`

const IDENTIFIERS = `
UPDATE identifiers SET channel_id = $1 WHERE kind = 'visitor' AND source_chat_id IN (${MARKED})`

// A lead that a real chat joined stays where it is.
const LEADS = `
UPDATE leads l SET channel_id = $1
WHERE l.id IN (SELECT h.lead_id FROM chats h WHERE h.id IN (${MARKED}))
  AND NOT EXISTS (SELECT FROM chats h WHERE h.lead_id = l.id AND h.id NOT IN (${MARKED}))`

const CHATS = `UPDATE chats SET channel_id = $1 WHERE id IN (${MARKED})`

const DELIVERIES = `
UPDATE deliveries SET channel_id = $1 WHERE simulated AND channel_id = ANY($2::uuid[])`
