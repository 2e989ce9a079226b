import type { Tx } from '@/lib/db/transaction'
import { isSameValue, storedValue, type FieldValue } from '@/lib/fields/field'
import type { MadeLead, Said } from './row-result'

type LockedLead = {
  title: string
  managerId: string | null
  manager: string | null
  description: string | null
  customFields: unknown
}

/**
 * Takes back what a row gave a lead, whose contact is locked: one that it made is removed where nobody has worked on it
 * since, of one that it completed every value that stands as it was left. What stays is told.
 */
export async function takeLead(tx: Tx, importId: string, made: MadeLead, now: Date): Promise<Said[]> {
  const lead = await lockLead(tx, made.id)
  if (!lead) return []
  if (!made.isNew) return takeValues(tx, made, lead, now)
  if (await isWorkedOn(tx, importId, made.id)) return [{ code: 'lead_stays', value: lead.title }]
  await tx.query('DELETE FROM leads WHERE id = $1', [made.id])
  return []
}

async function lockLead(tx: Tx, id: string): Promise<LockedLead | null> {
  const { rows } = await tx.query<LockedLead>(
    `SELECT l.title, l.manager_id AS "managerId", u.name AS manager, l.description, l.custom_fields AS "customFields"
     FROM leads l LEFT JOIN users u ON u.id = l.manager_id WHERE l.id = $1 FOR UPDATE OF l`,
    [id],
  )
  return rows[0] ?? null
}

// Whatever anybody does to a lead is told in its history, or hangs on it.
async function isWorkedOn(tx: Tx, importId: string, leadId: string): Promise<boolean> {
  const { rows } = await tx.query<{ worked: boolean }>(
    `SELECT EXISTS (SELECT FROM history WHERE lead_id = $2 AND data->'import'->>'id' IS DISTINCT FROM $1::text)
       OR EXISTS (SELECT FROM chats WHERE lead_id = $2) OR EXISTS (SELECT FROM tasks WHERE lead_id = $2)
       OR EXISTS (SELECT FROM notes WHERE lead_id = $2) AS worked`,
    [importId, leadId],
  )
  return rows[0]?.worked ?? true
}

async function takeValues(tx: Tx, made: MadeLead, lead: LockedLead, now: Date): Promise<Said[]> {
  const custom = Object.entries(made.custom as Record<string, FieldValue>)
  const same = custom.flatMap(([key, value]) => (isSameValue(storedValue(lead.customFields, key), value) ? [key] : []))
  const isManagerSame = made.managerId === null || lead.managerId === made.managerId
  const isTextSame = made.description === null || lead.description === made.description
  await tx.query(
    `UPDATE leads SET custom_fields = custom_fields - $2::text[], tags = ARRAY(SELECT tag FROM unnest(tags) tag WHERE tag <> ALL ($3::text[])),
       manager_id = CASE WHEN $4 THEN NULL ELSE manager_id END, manager_by_hand = manager_by_hand AND NOT $4,
       manager_reason = CASE WHEN $4 THEN '{"code":"nobody"}' ELSE manager_reason END,
       description = CASE WHEN $5 THEN NULL ELSE description END, version = version + 1, updated_at = $6
     WHERE id = $1`,
    [made.id, same, made.tags, made.managerId !== null && isManagerSame, made.description !== null && isTextSame, now],
  )
  return [
    ...(isManagerSame ? [] : [{ code: 'stays' as const, what: 'leadManager', value: lead.manager ?? '' }]),
    ...(isTextSame ? [] : [{ code: 'stays' as const, what: 'leadDescription', value: lead.description ?? '' }]),
    ...custom.flatMap(([key]): Said[] => (same.includes(key) ? [] : [{ code: 'stays', what: key }])),
  ]
}
