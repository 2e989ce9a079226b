import { contactSearch, type Bind } from '@/lib/contacts/search-sql'
import { pool } from '@/lib/db/pool'

const OFFERED = 8

/** A contact as it is offered while one types. */
export type FoundContact = {
  id: string
  name: string | null
  email: string | null
  phone: { e164: string | null; key: string | null; raw: string } | null
}

const FOUND = `
  SELECT c.id, c.name,
    (SELECT i.raw FROM identifiers i WHERE i.contact_id = c.id AND i.kind = 'email' ORDER BY i.is_primary DESC LIMIT 1) AS email,
    (SELECT json_build_object('raw', i.raw, 'e164', i.e164, 'key', i.key)
     FROM identifiers i WHERE i.contact_id = c.id AND i.kind = 'phone' ORDER BY i.is_primary DESC LIMIT 1) AS phone
  FROM contacts c`

/** The contacts that have these words in name, e-mail or phone, newest first, a handful. */
export async function findContacts(q: string): Promise<FoundContact[]> {
  const values: unknown[] = []
  const bind: Bind = value => `$${values.push(value)}`
  const { contactIds } = contactSearch(q, bind)
  const { rows } = await pool().query<FoundContact>(
    `${FOUND} WHERE c.id IN ${contactIds} AND c.merged_into_id IS NULL AND c.erased_at IS NULL
     ORDER BY c.created_at DESC, c.id DESC LIMIT ${OFFERED}`,
    values,
  )
  return rows
}

/** The contact that wrote last and can be recognised again, as an example; null before anybody did. */
export async function findExampleContact(): Promise<FoundContact | null> {
  const { rows } = await pool().query<FoundContact>(
    `${FOUND} WHERE c.merged_into_id IS NULL AND c.erased_at IS NULL
       AND EXISTS (SELECT FROM identifiers i WHERE i.contact_id = c.id AND i.kind <> 'visitor' AND i.key IS NOT NULL AND NOT i.shared AND NOT i.candidate)
     ORDER BY c.created_at DESC, c.id DESC LIMIT 1`,
  )
  return rows[0] ?? null
}

/** One contact as it is offered; null when there is none, or it was merged away or erased. */
export async function getFoundContact(id: string): Promise<FoundContact | null> {
  const { rows } = await pool().query<FoundContact>(
    `${FOUND} WHERE c.id = $1 AND c.merged_into_id IS NULL AND c.erased_at IS NULL`,
    [id],
  )
  return rows[0] ?? null
}
