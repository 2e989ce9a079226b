import { pool } from '@/lib/db/pool'
import { cutPage, type Page, type PageRequest } from '@/lib/rest/page'
import { deliveryJson, type DeliveryJson, type DeliveryRow } from './delivery-json'
import type { DeliveryFilters } from './schema'

const DELIVERY_COLUMNS = `
  id, channel_id AS "channelId", received_at AS "receivedAt", event_name AS "eventName", outcome,
  seen_count AS "seenCount", last_seen_at AS "lastSeenAt", answer, why, duration_ms AS "durationMs",
  contact_id AS "contactId", lead_id AS "leadId", chat_id AS "chatId"`

/** What Jivo delivered, newest first. */
export async function listDeliveries(filters: DeliveryFilters, page: PageRequest): Promise<Page<DeliveryJson>> {
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  const where = ['true']
  if (filters.channelId) where.push(`channel_id = ${bind(filters.channelId)}`)
  if (filters.outcome) where.push(`outcome = ${bind(filters.outcome)}`)
  if (page.after) where.push(`(received_at, id) < (${bind(page.after.at)}, ${bind(page.after.id)})`)
  const { rows } = await pool().query<DeliveryRow>(
    `SELECT ${DELIVERY_COLUMNS} FROM deliveries WHERE ${where.join(' AND ')}
     ORDER BY received_at DESC, id DESC LIMIT ${bind(page.limit + 1)}`,
    values,
  )
  const { items, next } = cutPage(rows, page.limit, row => ({ at: row.receivedAt, id: row.id }))
  return { items: items.map(deliveryJson), next }
}

/** One delivery; null when there is none of this id. */
export async function getDelivery(id: string): Promise<DeliveryJson | null> {
  const { rows } = await pool().query<DeliveryRow>(`SELECT ${DELIVERY_COLUMNS} FROM deliveries WHERE id = $1`, [id])
  return rows[0] ? deliveryJson(rows[0]) : null
}
