'use server'

import { revalidatePath } from 'next/cache'
import { userAction } from '@/lib/auth/user-action'
import { inTransaction } from '@/lib/db/transaction'
import { addRule, moveRule, removeRule } from './assignment-mutations'
import { moveRuleSchema, newRuleSchema, ruleIdSchema } from './assignment-schema'

const PAGE = '/admin/assignment'

/** Adds a rule to the assignment. */
export const addRuleAction = userAction(
  newRuleSchema,
  async ({ input }) => {
    const added = await inTransaction(tx => addRule(tx, input))
    if (added.ok) revalidatePath(PAGE)
    return added
  },
  { role: 'admin' },
)

/** Puts a rule before or behind its neighbour. */
export const moveRuleAction = userAction(
  moveRuleSchema,
  async ({ input }) => {
    const moved = await inTransaction(tx => moveRule(tx, input.id, input.by))
    revalidatePath(PAGE)
    return moved
  },
  { role: 'admin' },
)

/** Takes a rule out of the assignment. */
export const removeRuleAction = userAction(
  ruleIdSchema,
  async ({ input }) => {
    await inTransaction(tx => removeRule(tx, input.id))
    revalidatePath(PAGE)
    return { ok: true as const }
  },
  { role: 'admin' },
)
