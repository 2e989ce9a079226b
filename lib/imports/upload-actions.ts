import { mayChange } from '../auth/permissions'
import { currentUser } from '../auth/require-user'
import { isFromOwnPage } from '../auth/user-action'
import { inTransaction } from '../db/transaction'
import { readBody } from '../intake/read-body'
import { insertImport } from './mutations'
import { IMPORT_LIMITS, readTable, type TableRefusal } from './read-table'
import { fileNameSchema } from './schema'

export type UploadResult =
  | { ok: true; id: string }
  | { ok: false; reason: 'origin' | 'forbidden' | 'cut_off' }
  | TableRefusal

/**
 * Takes in a file of contacts, as the body of a request of our own page (a server action takes a megabyte at most), and
 * guesses its columns. Refuses whoever may change nothing, what is too large before it is read, and what is no table.
 */
export async function takeFile(request: Request, fileName: string, now: Date): Promise<UploadResult> {
  if (!(await isFromOwnPage())) return { ok: false, reason: 'origin' }
  const user = await currentUser()
  if (!user || !mayChange(user)) return { ok: false, reason: 'forbidden' }
  const read = await readBody(request, IMPORT_LIMITS.bytes)
  if (!read.ok) return { ok: false, reason: read.reason === 'too_large' ? 'too_large' : 'cut_off' }
  const table = readTable(read.body)
  if (!table.ok) return table
  const file = { fileName: fileNameSchema.parse(fileName), table: table.table }
  return { ok: true, id: await inTransaction(tx => insertImport(tx, file, { userId: user.id, now })) }
}
