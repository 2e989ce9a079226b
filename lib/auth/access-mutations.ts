import { v7 as uuid } from 'uuid'
import type { Tx } from '@/lib/db/transaction'
import type { AccessEvent } from './access-event'

/** Records an event of access in the history, in the transaction that does it. */
export async function recordAccess(
  tx: Pick<Tx, 'query'>,
  { kind, byId, subject, purpose }: AccessEvent,
  now: Date,
): Promise<void> {
  const data = { subjectId: subject.id, name: subject.name, ...(purpose && { purpose }) }
  await tx.query('INSERT INTO history (id, at, user_id, kind, data) VALUES ($1, $2, $3, $4, $5)', [
    uuid(),
    now,
    byId,
    kind,
    data,
  ])
}
