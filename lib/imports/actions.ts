'use server'

import { refresh } from 'next/cache'
import { mayHandleImport, type SessionUser } from '../auth/permissions'
import { userAction } from '../auth/user-action'
import { inTransaction } from '../db/transaction'
import { inBites } from '../in-bites'
import { chooseColumns, deleteImport, insertImport, reopenColumns, startImport, startUndo } from './mutations'
import { findImporter } from './queries'
import { readTable } from './read-table'
import { columnsSchema, fileSchema, importSchema } from './schema'

const NOT_FOUND = { ok: false, reason: 'not_found' } as const

// Somebody else's import is as unknown as one that never was.
async function isTheirs(user: SessionUser, importId: string): Promise<boolean> {
  const file = await findImporter(importId)
  return file !== null && mayHandleImport(user, file)
}

// Whose file is being read in this process.
const reading = new Set<string>()

/** Keeps a file and guesses its columns; answers the import's id. Refuses as readTable does, and a second file at once. */
export const takeFile = userAction(fileSchema, async ({ user, input: { fileName, bytes }, now }) => {
  if (reading.has(user.id)) return { ok: false as const, reason: 'busy' as const }
  reading.add(user.id)
  try {
    const read = await inBites(readTable(bytes))
    if (!read.ok) return read
    const file = { fileName, table: read.table }
    return { ok: true as const, id: await inTransaction(tx => insertImport(tx, file, { userId: user.id, now })) }
  } finally {
    reading.delete(user.id)
  }
})

/** Names the columns and begins the rehearsal. Refuses as chooseColumns does, and an unknown import. */
export const checkImport = userAction(columnsSchema, async ({ user, input }) => {
  if (!(await isTheirs(user, input.importId))) return NOT_FOUND
  const result = await inTransaction(tx => chooseColumns(tx, input))
  refresh()
  return result
})

/** Back to the columns. */
export const changeColumns = userAction(importSchema, async ({ user, input }) => {
  if (!(await isTheirs(user, input.importId))) return NOT_FOUND
  const result = await inTransaction(tx => reopenColumns(tx, input.importId))
  refresh()
  return result
})

/** Imports what was rehearsed. */
export const beginImport = userAction(importSchema, async ({ user, input, now }) => {
  if (!(await isTheirs(user, input.importId))) return NOT_FOUND
  const result = await inTransaction(tx => startImport(tx, input.importId, now))
  refresh()
  return result
})

/** Takes a finished import back. */
export const undoImport = userAction(importSchema, async ({ user, input, now }) => {
  if (!(await isTheirs(user, input.importId))) return NOT_FOUND
  const result = await inTransaction(tx => startUndo(tx, input.importId, { userId: user.id, now }))
  refresh()
  return result
})

/** Forgets a file that was not imported. */
export const discardImport = userAction(importSchema, async ({ user, input }) => {
  if (!(await isTheirs(user, input.importId))) return NOT_FOUND
  return inTransaction(tx => deleteImport(tx, input.importId))
})
