import { v7 as newId } from 'uuid'
import type { Tx } from '../db/transaction'
import { writeHistory } from './changes-mutations'
import { readContacts } from './facts-queries'

export type Apart = { oneId: string; otherId: string; userId: string | null; now: Date }

/** Tells on both contacts that a person said they are two people, or took that back. */
export async function tellApart(
  tx: Tx,
  kind: 'contact.kept_apart' | 'contact.apart_undone',
  { oneId, otherId, userId, now }: Apart,
): Promise<void> {
  const contacts = await readContacts(tx, [oneId, otherId])
  const told = (id: string, from: string) => ({
    ...{ id: newId(), at: now.toISOString(), contact_id: id, lead_id: null, chat_id: null, user_id: userId, kind },
    data: { otherId: from, otherName: contacts.get(from)?.name ?? null },
  })
  await writeHistory(
    tx,
    [told(oneId, otherId), told(otherId, oneId)].filter(row => contacts.has(row.contact_id)),
  )
}
