'use server'

import { userAction } from '../auth/user-action'
import { inTransaction } from '../db/transaction'
import { getSettings } from '../settings/queries'
import { insertTask, markDone, setDue, updateTask } from './mutations'
import { changeTaskSchema, createTaskSchema, postponeTaskSchema, restoreDueSchema, taskIdSchema } from './schema'
import { presetDue, resolveDue } from './task-presets'

const NOT_FOUND = { ok: false as const, reason: 'not_found' as const }

/** A task by hand, about a lead, a contact or nobody. */
export const createTask = userAction(createTaskSchema, async ({ user, input, now }) => {
  const { timeZone } = await getSettings()
  const draft = { ...input, due: resolveDue(input.due, now, timeZone) }
  return inTransaction(tx => insertTask(tx, draft, { userId: user.id, now }))
})

/** Changes title, text, due time and assignee of a task. */
export const changeTask = userAction(changeTaskSchema, async ({ input, now }) => {
  const { timeZone } = await getSettings()
  const due = input.due && resolveDue(input.due, now, timeZone)
  return inTransaction(tx => updateTask(tx, { ...input, due }))
})

/** The task is done. */
export const completeTask = userAction(taskIdSchema, async ({ user, input, now }) => {
  const found = await inTransaction(tx => markDone(tx, input.id, true, { userId: user.id, now }))
  return found ? { ok: true as const } : NOT_FOUND
})

/** The task is open after all. */
export const reopenTask = userAction(taskIdSchema, async ({ user, input, now }) => {
  const found = await inTransaction(tx => markDone(tx, input.id, false, { userId: user.id, now }))
  return found ? { ok: true as const } : NOT_FOUND
})

/** Puts a task off; answers the due time it had, for the way back. */
export const postponeTask = userAction(postponeTaskSchema, async ({ input, now }) => {
  const { timeZone } = await getSettings()
  const due = { dueAt: presetDue(input.preset, now, timeZone), dueOn: null }
  const before = await inTransaction(tx => setDue(tx, input.id, due))
  return before
    ? { ok: true as const, before: { dueAt: before.dueAt?.toISOString() ?? null, dueOn: before.dueOn } }
    : NOT_FOUND
})

/** Gives a task the due time back that it had before it was put off. */
export const restoreDue = userAction(restoreDueSchema, async ({ input }) => {
  const due = { dueAt: input.dueAt === null ? null : new Date(input.dueAt), dueOn: input.dueOn }
  const before = await inTransaction(tx => setDue(tx, input.id, due))
  return before ? { ok: true as const } : NOT_FOUND
})
