import { pool } from '@/lib/db/pool'
import { readEmail } from '../email'
import { readPhones } from '../phone'
import { SURVIVOR_SQL } from '../survivor-sql'
import type { ByIdentifier } from './schema'

/**
 * Who has this e-mail or phone among their identifiers, primary or not, in any spelling. A value that has to be
 * confirmed first belongs to nobody; a shared phone may belong to several.
 */
export async function findContactIds({ email, phone }: ByIdentifier): Promise<string[]> {
  const keys = email === undefined ? phoneKeys(phone ?? '') : emailKeys(email)
  if (keys.length === 0) return []
  const { rows } = await pool().query<{ id: string }>(
    `SELECT DISTINCT ${SURVIVOR_SQL('i.contact_id')} AS id FROM identifiers i
     WHERE i.kind = $1 AND i.key = ANY ($2::text[]) AND NOT i.candidate ORDER BY id`,
    [email === undefined ? 'phone' : 'email', keys],
  )
  return rows.map(row => row.id)
}

function emailKeys(email: string): string[] {
  const read = readEmail(email)
  return read.ok ? [read.email.address] : []
}

// A plus sign that was not escaped in the address arrives as a blank.
function phoneKeys(phone: string): string[] {
  const spellings = [phone, ...(phone.startsWith(' ') ? [`+${phone.slice(1)}`] : [])]
  return spellings.flatMap(text => readPhones(text)).flatMap(({ key }) => key ?? [])
}
