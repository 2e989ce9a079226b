import { pool } from '@/lib/db/pool'
import type { Tx } from '@/lib/db/transaction'
import { listFields } from '@/lib/fields/queries'
import { readLocale } from '@/lib/i18n/locale'
import { managerBook, type Manager } from './find-manager'
import type { Target } from './guess-columns'
import type { ImportState } from './import-state'
import type { RowRules } from './row-rules'

/** An import as the work on its rows needs it. */
export type ImportAtWork = {
  id: string
  state: ImportState
  fileName: string
  mapping: Target[]
  areaCode: string | null
  firstRow: number
  createdById: string | null
  undoneById: string | null
}

const AT_WORK = `SELECT id, state, file_name AS "fileName", mapping, area_code AS "areaCode", first_row AS "firstRow",
  created_by_id AS "createdById", undone_by_id AS "undoneById" FROM imports`

/** Every import that goes on by itself, the oldest first. */
export async function listUnderWay(reader: Pick<Tx, 'query'> = pool()): Promise<ImportAtWork[]> {
  const { rows } = await reader.query<ImportAtWork>(
    `${AT_WORK} WHERE state IN ('checking', 'running', 'undoing') ORDER BY created_at, id`,
  )
  return rows
}

/** The import, held so that one process at a time works on it; null when it is no longer in that state. */
export async function holdImport(tx: Tx, importId: string, state: ImportState): Promise<ImportAtWork | null> {
  const { rows } = await tx.query<ImportAtWork>(`${AT_WORK} WHERE id = $1 AND state = $2 FOR NO KEY UPDATE`, [
    importId,
    state,
  ])
  return rows[0] ?? null
}

/** What reading the rows of an import needs: its columns, the fields in use, the stages, and whoever may be given work. */
export async function readRules(
  reader: Pick<Tx, 'query'>,
  { mapping, areaCode }: Pick<ImportAtWork, 'mapping' | 'areaCode'>,
): Promise<RowRules> {
  const fields = mapping.some(target => target.includes('field:')) ? await listFields(undefined, reader as Tx) : []
  const { rows: managers } = await reader.query<Manager>(
    `SELECT id, name, active, email, login FROM users WHERE active AND role <> 'viewer'`,
  )
  const { rows } = await reader.query<{ locale: string; stages: string[] }>(
    'SELECT locale, ARRAY(SELECT key FROM stages ORDER BY position) AS stages FROM settings',
  )
  const [settings] = rows
  return {
    mapping,
    fields: fields.filter(field => field.entity === 'contact'),
    leadFields: fields.filter(field => field.entity === 'lead'),
    managers: managerBook(managers),
    stages: settings?.stages ?? [],
    areaCode,
    locale: readLocale(settings?.locale ?? null) ?? 'pt-BR',
  }
}
