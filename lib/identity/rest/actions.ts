import { v5 as uuidOf } from 'uuid'
import type { z } from 'zod'
import { getChat } from '@/lib/chats/rest/queries'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { readActingUser } from '@/lib/rest/acting-user'
import type { Change } from '@/lib/rest/change'
import { dismissDuplicate } from '../duplicate-mutations'
import { mergeContacts } from '../merge-mutations'
import { moveChat } from '../move-mutations'
import { settleConflict } from '../settle-mutations'
import { undoMerge } from '../unmerge-mutations'
import { undoMoveChat } from '../unmove-mutations'
import { undoSettlement } from '../unsettle-mutations'
import { getDuplicate } from './duplicate-queries'
import { getConflict } from './queries'
import { refusalOf, type Refused } from './refusals'
import type { emptyBody, mergeBody, moveBody, resolveBody } from './schema'

// What other programs may change. Only administrators make tokens, so a program may what an administrator may.

/** Settles a conflict; answers it, with what was made on the way. */
export const resolveConflict: Change<z.output<typeof resolveBody>> = async ({ id, body, tokenId, now }) => {
  const result = await acting(tokenId, (tx, userId) => settleConflict(tx, { conflictId: id, ...body, userId, now }))
  if (!result.ok) return refused(result)
  const { mergeId, newContactId } = result
  return { ok: true, item: { ...(await getConflict(id)), mergeId, newContactId } }
}

/** Takes a settlement back; answers the conflict, which is open again. */
export const undoConflict: Change<z.output<typeof emptyBody>> = async ({ id, tokenId, now }) => {
  const result = await acting(tokenId, (tx, userId) => undoSettlement(tx, { conflictId: id, userId, now }))
  return result.ok ? { ok: true, item: { ...(await getConflict(id)) } } : refused(result)
}

/** Two contacts are not the same person, for everybody; answers the pair. Asked again it answers the same. */
export const dismissDuplicateOf: Change<z.output<typeof emptyBody>> = async ({ id, tokenId, now }) => {
  const result = await acting(tokenId, (tx, userId) => dismissDuplicate(tx, { duplicateId: id, userId, now }))
  return result.ok ? { ok: true, item: { ...(await getDuplicate(id)) } } : refused(result)
}

/**
 * Merges `loserId` into the contact of the address; answers what moved. The same Idempotency-Key asks for the same
 * merge: it is done once.
 */
export const mergeInto: Change<z.output<typeof mergeBody>> = async ({ id, body, tokenId, idempotencyKey, now }) => {
  const mergeId =
    idempotencyKey === null ? undefined : uuidOf(`${tokenId} ${id} ${body.loserId} ${idempotencyKey}`, uuidOf.URL)
  const result = await acting(tokenId, (tx, userId) =>
    mergeContacts(tx, { survivorId: id, ...body, mergeId, userId, now }),
  )
  return result.ok ? { ok: true, item: { mergeId: result.mergeId, moves: result.moves } } : refused(result)
}

/** Parts two merged contacts again; answers both ids and what stays with the survivor because it came later. */
export const undoMergeOf: Change<z.output<typeof emptyBody>> = async ({ id, tokenId, now }) => {
  const result = await acting(tokenId, (tx, userId) => undoMerge(tx, { mergeId: id, userId, now }))
  if (!result.ok) return refused(result)
  const { mergeId, survivorId, loserId, stays } = result
  return { ok: true, item: { mergeId, survivorId, loserId, stays } }
}

/** Moves a chat to another contact; answers the chat where it is now. */
export const moveChatTo: Change<z.output<typeof moveBody>> = async ({ id, body, tokenId, appUrl, now }) => {
  const result = await acting(tokenId, (tx, userId) => moveChat(tx, { chatId: id, ...body, userId, now }))
  return result.ok ? { ok: true, item: { ...(await getChat(id, { now, appUrl })) } } : refused(result)
}

/** Takes the latest move of a chat back; answers the chat where it is now. */
export const undoMove: Change<z.output<typeof emptyBody>> = async ({ id, tokenId, appUrl, now }) => {
  const result = await acting(tokenId, (tx, userId) => undoMoveChat(tx, { chatId: id, userId, now }))
  return result.ok ? { ok: true, item: { ...(await getChat(id, { now, appUrl })) } } : refused(result)
}

function acting<Result>(tokenId: string, work: (tx: Tx, userId: string | null) => Promise<Result>): Promise<Result> {
  return inTransaction(async tx => work(tx, await readActingUser(tx, tokenId)))
}

function refused(result: Refused) {
  return { ok: false as const, ...refusalOf(result) }
}
