import { z } from 'zod'
import { CHOICES } from './choices'

const id = z.uuid()
const version = z.int().positive()

export const settleSchema = z.object({
  conflictId: id,
  choice: z.enum(CHOICES),
  version: version.optional(),
  neverAskAgain: z.boolean().optional(),
})

export const settleManySchema = z.object({
  conflictIds: z.array(id).min(1).max(200),
  choice: z.enum(['add', 'ignore']),
})

export const undoSettlementSchema = z.object({ conflictIds: z.array(id).min(1).max(200) })

const fieldChoice = z.enum(['survivor', 'loser', 'both'])

export const mergeSchema = z.object({
  mergeId: id,
  survivorId: id,
  loserId: id,
  choices: z.record(z.string().max(200), fieldChoice).optional(),
  stars: z.object({ email: id.optional(), phone: id.optional() }).optional(),
  drop: z.array(id).max(500).optional(),
  versions: z.object({ survivor: version, loser: version }).optional(),
})

export const undoMergeSchema = z.object({ mergeId: id })

export const keepApartSchema = z.object({ oneId: id, otherId: id })

export const moveChatSchema = z.object({ chatId: id, contactId: id })

/** `value` as it was typed; it belongs to `holderId`. */
export const takeValueSchema = z.object({
  contactId: id,
  holderId: id,
  kind: z.enum(['email', 'phone']),
  value: z.string().max(400),
  replaces: id.optional(),
})

/** `moveId`: the line of the history that is taken back; left out: the latest move of the chat. */
export const undoMoveChatSchema = z.object({ chatId: id, moveId: id.optional() })
