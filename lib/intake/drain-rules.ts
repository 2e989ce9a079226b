import { classifyDatabaseError, isDatabaseUnavailable, isLockTimeout } from '@/lib/db/errors'
import type { SetAsideReason } from './set-aside'

/** What to do with a record that could not be stored. */
export type Failure =
  /** the database does not answer: nothing else can be stored either */
  | { kind: 'away' }
  /** somebody holds a lock: its chat waits, others go on */
  | { kind: 'held' }
  /** its own fault: tried again, then set aside */
  | { kind: 'faulty'; reason: SetAsideReason }

/** The tries of a faulty record before it is set aside. */
export const TRIES = 3

export function judgeFailure(error: unknown): Failure {
  if (isLockTimeout(error)) return { kind: 'held' }
  if (isDatabaseUnavailable(error)) return { kind: 'away' }
  const failure = classifyDatabaseError(error)
  const isChannelGone = failure.kind === 'foreign-key' && (failure.constraint ?? '').endsWith('channel_id_fkey')
  return { kind: 'faulty', reason: isChannelGone ? 'channel_gone' : 'failed' }
}
