import type { Tx } from '@/lib/db/transaction'

/** Ends the sessions of a person, all but the one named; whoever sits there notices at the next request. */
export async function endSessions(tx: Pick<Tx, 'query'>, userId: string, now: Date, except: string | null = null): Promise<void> {
  await tx.query('UPDATE sessions SET ended_at = $2 WHERE user_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $3', [
    userId,
    now,
    except,
  ])
}
