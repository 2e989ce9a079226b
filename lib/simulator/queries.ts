import { createHash } from 'node:crypto'
import { pool } from '@/lib/db/pool'
import { DEMO_CHANNELS } from './demo-marks'

/** What an event of the simulator left behind. */
export type Trace = { deliveryId: string; leadId: string | null; contactId: string | null }

/** The latest delivery of a channel with exactly this body, or null. */
export async function findTrace(channelId: string, body: string): Promise<Trace | null> {
  const { rows } = await pool().query<Trace>(
    `SELECT id AS "deliveryId", lead_id AS "leadId", contact_id AS "contactId" FROM deliveries
      WHERE channel_id = $1 AND body_hash = $2 ORDER BY seq DESC LIMIT 1`,
    [channelId, createHash('sha256').update(body).digest()],
  )
  return rows[0] ?? null
}

/** How much stands in the CRM because it was simulated. */
export type SimulatedCounts = { chats: number; leads: number; contacts: number; deliveries: number }

const COUNTS = `
  SELECT count(*)::int AS deliveries,
    (SELECT count(*)::int FROM chats h JOIN channels c ON c.id = h.channel_id
      WHERE c.simulated AND CONDITION) AS chats,
    (SELECT count(*)::int FROM leads l JOIN channels c ON c.id = l.channel_id
      WHERE c.simulated AND CONDITION) AS leads,
    (SELECT count(DISTINCT l.contact_id)::int FROM leads l JOIN channels c ON c.id = l.channel_id
      WHERE c.simulated AND CONDITION) AS contacts
  FROM deliveries d JOIN channels c ON c.id = d.channel_id WHERE c.simulated AND CONDITION`

// Of scenes that were played through a real channel.
const COUNTS_ELSEWHERE = `
  SELECT count(*)::int AS deliveries, count(DISTINCT chat_id)::int AS chats, count(DISTINCT lead_id)::int AS leads,
    count(DISTINCT contact_id)::int AS contacts FROM deliveries WHERE simulated`

/** What the simulator has made, and what was loaded as demo data. */
export async function countSimulated(): Promise<{ simulator: SimulatedCounts; demo: SimulatedCounts }> {
  const count = async (statement: string, values: unknown[]) =>
    (await pool().query<SimulatedCounts>(statement, values)).rows[0]!
  const ofChannels = (condition: string) => count(COUNTS.replaceAll('CONDITION', condition), [DEMO_CHANNELS])
  const [own, elsewhere, demo] = await Promise.all([
    ofChannels('c.name NOT LIKE $1'),
    count(COUNTS_ELSEWHERE, []),
    ofChannels('c.name LIKE $1'),
  ])
  return { simulator: sum(own, elsewhere), demo }
}

/** The widget a channel is known to be, or null. */
export async function findWidget(channelId: string): Promise<string | null> {
  const { rows } = await pool().query<{ widgetId: string | null }>(
    'SELECT widget_id AS "widgetId" FROM channels WHERE id = $1',
    [channelId],
  )
  return rows[0]?.widgetId ?? null
}

function sum(one: SimulatedCounts, other: SimulatedCounts): SimulatedCounts {
  return {
    chats: one.chats + other.chats,
    leads: one.leads + other.leads,
    contacts: one.contacts + other.contacts,
    deliveries: one.deliveries + other.deliveries,
  }
}
