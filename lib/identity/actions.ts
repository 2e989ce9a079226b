'use server'

import { refresh } from 'next/cache'
import { maySettleAll, maySettleConflict, mayUndoMerge, type SessionUser } from '../auth/permissions'
import { userAction } from '../auth/user-action'
import { inTransaction } from '../db/transaction'
import { getSettings } from '../settings/queries'
import { forgetApart, keepApart as writeApart } from './apart-mutations'
import { mergeContacts } from './merge-mutations'
import { moveChat as writeMove } from './move-mutations'
import { findMergeOwner, findSettlers, findSettlersBetween, isVerified } from './rights-queries'
import {
  keepApartSchema,
  mergeSchema,
  moveChatSchema,
  settleManySchema,
  settleSchema,
  undoMergeSchema,
  undoMoveChatSchema,
  undoSettlementSchema,
} from './schema'
import { settleConflict } from './settle-mutations'
import { undoMoveChat as writeUndoMove } from './unmove-mutations'
import { undoSettlement } from './unsettle-mutations'
import { undoMerge } from './unmerge-mutations'

/** Settles one conflict; refuses as settleConflict says, and `forbidden` where a setting leaves it to the owner. */
export const settle = userAction(settleSchema, async ({ user, input, now }) => {
  if (!(await maySettle(user, input.conflictId))) return { ok: false as const, reason: 'forbidden' as const }
  const result = await inTransaction(tx => settleConflict(tx, { ...input, userId: user.id, now }))
  refresh()
  return result.ok || result.reason !== 'settled' ? result : { ...result, at: result.at.toISOString() }
})

/**
 * Settles many with one choice that takes nothing away. Skips those that are no longer open, whose value somebody else
 * has, and those about a verified value.
 */
export const settleMany = userAction(settleManySchema, async ({ user, input, now }) => {
  const settled: string[] = []
  const skipped: string[] = []
  for (const conflictId of input.conflictIds) {
    const may = (await maySettle(user, conflictId)) && !(await isVerified(conflictId))
    const result =
      may && (await inTransaction(tx => settleConflict(tx, { conflictId, choice: input.choice, userId: user.id, now })))
    if (result && result.ok) settled.push(conflictId)
    else skipped.push(conflictId)
  }
  refresh()
  return { ok: true as const, settled, skipped }
})

/** Takes settlements back; of many those that can be. Answers the first refusal when none could be. */
export const undoSettlements = userAction(undoSettlementSchema, async ({ user, input, now }) => {
  const undone: string[] = []
  let refusal = null
  for (const conflictId of input.conflictIds) {
    if (!(await maySettle(user, conflictId))) return { ok: false as const, reason: 'forbidden' as const }
    const merge = await findMergeOwner({ conflictId })
    const may = merge === null || mayUndoMerge(user, merge)
    const result = await inTransaction(tx =>
      undoSettlement(tx, { conflictId, userId: user.id, now, mayUndoMerge: may }),
    )
    if (result.ok) undone.push(conflictId)
    else refusal ??= result
  }
  refresh()
  return undone.length === 0 && refusal ? refusal : { ok: true as const, undone }
})

/**
 * Merges two contacts as the merge screen asks; the page it is asked from goes on to the survivor. Refuses as mergeContacts
 * says, and `forbidden` where that would settle a conflict that is not theirs to settle.
 */
export const merge = userAction(mergeSchema, async ({ user, input, now }) => {
  if (!(await maySettleBetween(user, input.survivorId, input.loserId)))
    return { ok: false as const, reason: 'forbidden' as const }
  return inTransaction(tx => mergeContacts(tx, { ...input, userId: user.id, now }))
})

/** Two contacts are two people, for everybody; answers the questions that this settled. `forbidden` as with a merge. */
export const keepApart = userAction(keepApartSchema, async ({ user, input, now }) => {
  if (!(await maySettleBetween(user, input.oneId, input.otherId)))
    return { ok: false as const, reason: 'forbidden' as const }
  const result = await inTransaction(tx => writeApart(tx, { ...input, userId: user.id, now }))
  if (result.ok) refresh()
  return result
})

/** Takes back that two contacts are two people; the questions that this settled are taken back one by one. */
export const undoKeepApart = userAction(keepApartSchema, async ({ user, input, now }) => {
  await inTransaction(tx => forgetApart(tx, { ...input, userId: user.id, now }))
  refresh()
  return { ok: true as const }
})

/** Parts two contacts again; administrators and whoever merged them may. */
export const unmerge = userAction(undoMergeSchema, async ({ user, input, now }) => {
  const owner = await findMergeOwner(input)
  if (owner && !mayUndoMerge(user, owner)) return { ok: false as const, reason: 'forbidden' as const }
  const result = await inTransaction(tx => undoMerge(tx, { ...input, userId: user.id, now }))
  if (result.ok) refresh()
  return result
})

/** Moves a chat to another contact. */
export const moveChat = userAction(moveChatSchema, async ({ user, input, now }) => {
  const result = await inTransaction(tx => writeMove(tx, { ...input, userId: user.id, now }))
  if (result.ok) refresh()
  return result
})

/** Takes the latest move of a chat back. */
export const undoMoveChat = userAction(undoMoveChatSchema, async ({ user, input, now }) => {
  const result = await inTransaction(tx => writeUndoMove(tx, { ...input, userId: user.id, now }))
  if (result.ok) refresh()
  return result
})

async function maySettle(user: SessionUser, conflictId: string): Promise<boolean> {
  const { conflictRights } = await getSettings()
  if (conflictRights === 'everybody') return true
  const owners = await findSettlers(conflictId)
  return owners.some(contactOwnerId => maySettleConflict(user, { contactOwnerId }, conflictRights))
}

async function maySettleBetween(user: SessionUser, oneId: string, otherId: string): Promise<boolean> {
  const { conflictRights } = await getSettings()
  return conflictRights === 'everybody' || maySettleAll(user, await findSettlersBetween(oneId, otherId), conflictRights)
}
