import { v7 as uuid } from 'uuid'
import type { Tx } from '@/lib/db/transaction'

/** What is recorded about access, as the page of the people tells it. */
export const accessKinds = ['see-as.began', 'see-as.ended', 'password-link.made', 'password-link.used', 'api-token.made', 'api-token.revoked'] as const

export type AccessKind = (typeof accessKinds)[number]

export type AccessEvent = {
  kind: AccessKind
  /** who really did it; null = the start of the app, or the admin command */
  byId: string | null
  /** the person or the token it was done to */
  subject: { id: string; name: string }
  purpose?: 'invitation' | 'reset' | 'first_admin'
}

/** Records an event of access in the history, in the transaction that does it. */
export async function recordAccess(tx: Pick<Tx, 'query'>, { kind, byId, subject, purpose }: AccessEvent, now: Date): Promise<void> {
  const data = { subjectId: subject.id, name: subject.name, ...(purpose && { purpose }) }
  await tx.query('INSERT INTO history (id, at, user_id, kind, data) VALUES ($1, $2, $3, $4, $5)', [uuid(), now, byId, kind, data])
}
