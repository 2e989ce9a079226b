'use server'

import { revalidatePath } from 'next/cache'
import { userAction } from '@/lib/auth/user-action'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { archiveField, changeField, createField, moveField, type FieldRefusal } from './mutations'
import { archiveFieldSchema, changedFieldSchema, moveFieldSchema, newFieldSchema } from './schema'

const ADMIN = { role: 'admin' } as const

/** Makes a field of the company's own. */
export const createFieldAction = userAction(newFieldSchema, ({ input }) => shown(tx => createField(tx, input)), ADMIN)

/** Changes name, choices and whether it is required; the type only while nobody has a value. */
export const changeFieldAction = userAction(
  changedFieldSchema,
  ({ input }) => shown(tx => changeField(tx, input)),
  ADMIN,
)

/** Takes a field out of use, or brings it back. */
export const archiveFieldAction = userAction(
  archiveFieldSchema,
  ({ input, now }) => shown(tx => archiveField(tx, input, now)),
  ADMIN,
)

/** Moves a field one place up or down. */
export const moveFieldAction = userAction(moveFieldSchema, ({ input }) => shown(tx => moveField(tx, input)), ADMIN)

// Fields stand on many pages: whatever a browser keeps of them is old now.
async function shown<Result extends { ok: true } | FieldRefusal>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const result = await inTransaction(work)
  revalidatePath('/', 'layout')
  return result
}
