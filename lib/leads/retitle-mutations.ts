import { formatPhone } from '../contacts/phone'
import type { Tx } from '../db/transaction'
import { LEAD_NUMBER, leadTitle } from './lead-title'

export type TitleRules = { titleTemplate: string; visitorWord: string }

type TitledRow = {
  id: string
  number: number
  title: string
  chatId: string | null
  visitorNumber: string | null
  name: string | null
  email: string | null
  phone: { raw: string; key: string | null; e164: string | null } | null
}

/**
 * Renders the titles of a contact's leads again (F5), for what they call it has changed: all but those a person wrote,
 * and those without a chat, whose title was given with them. The caller has locked the contact.
 */
export async function retitleLeads(
  tx: Tx,
  contactId: string,
  { titleTemplate, visitorWord }: TitleRules,
): Promise<void> {
  const { rows } = await tx.query<TitledRow>(
    `SELECT l.id, l.number, l.title, k.jivo_chat_id AS "chatId", k.visitor_number AS "visitorNumber", c.name, e.raw AS email,
       CASE WHEN p.id IS NOT NULL THEN json_build_object('raw', p.raw, 'key', p.key, 'e164', p.e164) END AS phone
     FROM leads l JOIN chats k ON k.id = l.first_chat_id JOIN contacts c ON c.id = l.contact_id
     LEFT JOIN identifiers e ON e.contact_id = c.id AND e.kind = 'email' AND e.is_primary
     LEFT JOIN identifiers p ON p.contact_id = c.id AND p.kind = 'phone' AND p.is_primary
     WHERE l.contact_id = $1 AND NOT l.title_by_hand ORDER BY l.id FOR UPDATE OF l`,
    [contactId],
  )
  for (const row of rows) {
    const facts = { ...row, phone: row.phone && formatPhone(row.phone) }
    const title = leadTitle(titleTemplate, facts, visitorWord).replaceAll(LEAD_NUMBER, String(row.number))
    if (title === row.title) continue
    await tx.query('UPDATE leads SET title = $2, version = version + 1 WHERE id = $1', [row.id, title])
  }
}
