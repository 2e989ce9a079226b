import type { RefusalCode } from '@/lib/rest/respond'
import type { DismissResult } from '../duplicate-mutations'
import type { MergeResult } from '../merge-mutations'
import type { MoveResult } from '../move-mutations'
import type { SettleResult } from '../settle-mutations'
import type { ChangedSince } from '../undo'
import type { UnmergeResult } from '../unmerge-mutations'
import type { UndoMoveResult } from '../unmove-mutations'
import type { UndoResult } from '../unsettle-mutations'

type Result = DismissResult | SettleResult | UndoResult | MergeResult | UnmergeResult | MoveResult | UndoMoveResult

/** Every refusal of a change that touches whole contacts. */
export type Refused = Extract<Result, { ok: false }>
type Reason = Refused['reason']

export type Refusal = { code: RefusalCode; message: string }

const CODE = {
  not_found: 'not_found',
  contact_not_found: 'not_found',
  settled: 'already_resolved',
  open: 'still_open',
  not_offered: 'not_offered',
  taken: 'taken',
  changed: 'changed',
  itself: 'same_contact',
  merged: 'already_merged',
  survivor_merged: 'already_merged',
  undone: 'already_undone',
  not_undoable: 'nothing_to_undo',
  nothing_to_undo: 'nothing_to_undo',
  expired: 'expired',
  erased: 'erased',
  forbidden: 'forbidden',
  already_there: 'already_there',
} as const satisfies Record<Reason, RefusalCode>

const MESSAGE: Record<
  Exclude<Reason, 'settled' | 'taken' | 'changed' | 'merged' | 'survivor_merged' | 'undone'>,
  string
> = {
  not_found: 'There is nothing of this id',
  contact_not_found: 'There is no contact of this id',
  open: 'This conflict is open; there is nothing to take back',
  not_offered: 'That choice does not fit here',
  itself: 'A contact cannot be merged with itself',
  not_undoable: 'Something else closed this conflict; take that back instead',
  nothing_to_undo: 'This chat has not been moved, or its move has been taken back already',
  expired: 'More than 30 days have passed',
  erased: 'One of the two contacts has been erased',
  forbidden: 'This is for an administrator, or for whoever did it',
  already_there: 'The chat belongs to this contact already',
}

/** A refusal in the words of the API: a code, and one English sentence. */
export function refusalOf(refused: Refused): Refusal {
  return { code: CODE[refused.reason], message: messageOf(refused) }
}

function messageOf(refused: Refused): string {
  switch (refused.reason) {
    case 'settled':
      return `Already resolved by ${refused.by ?? 'somebody'} at ${refused.at.toISOString()} (${refused.choice})`
    case 'undone':
      return `Already undone by ${refused.by ?? 'somebody'} at ${refused.at.toISOString()}`
    case 'taken':
      return `The value belongs to ${refused.ownerName ?? 'another contact'} (${refused.ownerId}) by now`
    case 'merged':
    case 'survivor_merged':
      return `The contact has become part of ${refused.intoId}`
    case 'changed':
      return changedMessage(refused)
    default:
      return MESSAGE[refused.reason]
  }
}

function changedMessage({ version, changed }: { reason: string; version?: number; changed?: ChangedSince[] }): string {
  if (version !== undefined) return `The contact has changed and is at version ${version} now`
  return changed ? `Changed since: ${changed.map(nameOf).join(', ')}` : 'One of the contacts has changed'
}

function nameOf({ what, value }: ChangedSince): string {
  return value === null ? what : `${what} ${value}`
}
