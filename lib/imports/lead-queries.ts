import type { Tx } from '@/lib/db/transaction'
import type { LeadFact } from './plan-lead'

/** Of each contact so many leads are looked through for one of the same title. */
const LATEST = 50

/** The latest leads of these contacts and whichever have these numbers, the latest first. */
export async function readLeads(
  reader: Pick<Tx, 'query'>,
  contactIds: readonly string[],
  numbers: readonly number[],
): Promise<LeadFact[]> {
  const { rows } = await reader.query<LeadFact>(
    `SELECT l.id, l.number, l.contact_id AS "contactId", l.title, l.status, l.stage, l.description, l.tags, l.custom_fields AS "customFields",
       CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS manager
     FROM (
       SELECT own.id FROM unnest($1::uuid[]) asked(id)
       CROSS JOIN LATERAL (SELECT id FROM leads WHERE contact_id = asked.id ORDER BY created_at DESC, id DESC LIMIT ${LATEST}) own
       UNION SELECT id FROM leads WHERE number = ANY ($2::int[])
     ) found JOIN leads l ON l.id = found.id LEFT JOIN users u ON u.id = l.manager_id
     ORDER BY l.created_at DESC, l.id DESC`,
    [contactIds, numbers],
  )
  return rows
}
