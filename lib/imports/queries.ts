import { pool } from '@/lib/db/pool'
import { isWithinUndo } from '@/lib/identity/undo'
import type { Encoding } from './decode-file'
import type { Separator } from './detect-separator'
import type { Target } from './guess-columns'
import type { ImportState } from './import-state'
import { CELLS_SQL, IMPORT_LIMITS } from './read-rows'
import {
  NO_COUNTS,
  type Counts,
  type LeadCounts,
  type LeadOutcome,
  type Outcome,
  type Said,
  type Undoing,
} from './row-result'

const PAGE_ROWS = 50
const SAMPLE_ROWS = 50
const SAMPLES = 3
const SAMPLE_LENGTH = 120
const RECENT = 10

export type ImportView = {
  id: string
  fileName: string
  state: ImportState
  encoding: Encoding
  separator: Separator
  /** the first row of the file */
  columns: string[]
  hasHeader: boolean
  mapping: Target[]
  areaCode: string | null
  /** rows that are contacts */
  total: number
  createdById: string | null
  createdBy: string | null
  createdAt: Date
  finishedAt: Date | null
  undoneBy: string | null
  undoneAt: Date | null
  /** kept when the rows are gone */
  counts: Counts
  leads: LeadCounts
  /** its rows can still be looked at */
  hasRows: boolean
  isUndoable: boolean
}

type StoredCounts = Partial<Counts & { lead_created: number; lead_completed: number }>

type ImportRow = Omit<ImportView, 'isUndoable' | 'counts' | 'leads'> & { counts: StoredCounts }

const VIEW = `SELECT m.id, m.file_name AS "fileName", m.state, m.encoding, m.separator, m.columns, m.mapping, m.area_code AS "areaCode",
    m.first_row > coalesce((SELECT min(number) FROM import_rows WHERE import_id = m.id), m.first_row - 1) AS "hasHeader",
    m.row_count - (m.first_row > coalesce((SELECT min(number) FROM import_rows WHERE import_id = m.id), m.first_row - 1))::int AS total,
    m.created_by_id AS "createdById", c.name AS "createdBy", m.created_at AS "createdAt", m.finished_at AS "finishedAt",
    u.name AS "undoneBy", m.undone_at AS "undoneAt", m.counts,
    EXISTS (SELECT FROM import_rows WHERE import_id = m.id) AS "hasRows"
  FROM imports m LEFT JOIN users c ON c.id = m.created_by_id LEFT JOIN users u ON u.id = m.undone_by_id`

/** One import, or null. */
export async function getImport(id: string, now: Date): Promise<ImportView | null> {
  const { rows } = await pool().query<ImportRow>(`${VIEW} WHERE m.id = $1`, [id])
  return rows[0] ? view(rows[0], now) : null
}

/** The latest imports, of one person unless it is null. */
export async function listImports(createdById: string | null, now: Date): Promise<ImportView[]> {
  const { rows } = await pool().query<ImportRow>(
    `${VIEW} WHERE $1::uuid IS NULL OR m.created_by_id = $1 ORDER BY m.created_at DESC, m.id DESC LIMIT ${RECENT}`,
    [createdById],
  )
  return rows.map(row => view(row, now))
}

/** Whose file it is; null for an unknown import. */
export async function findImporter(importId: string): Promise<{ createdById: string | null } | null> {
  const { rows } = await pool().query<{ createdById: string | null }>(
    'SELECT created_by_id AS "createdById" FROM imports WHERE id = $1',
    [importId],
  )
  return rows[0] ?? null
}

/** Up to three values of each column, the first letters of them, from the first rows; of 100 columns at most. */
export async function readSamples(importId: string, hasHeader: boolean): Promise<string[][]> {
  const { rows } = await pool().query<{ cells: string[] }>(
    `SELECT to_json(ARRAY(SELECT left(cell, $4) FROM unnest(cells[1:$5]) WITH ORDINALITY AS c (cell, place) ORDER BY place)) AS cells
     FROM import_rows WHERE import_id = $1 ORDER BY number OFFSET $2 LIMIT $3`,
    [importId, hasHeader ? 1 : 0, SAMPLE_ROWS, SAMPLE_LENGTH, IMPORT_LIMITS.columns],
  )
  const width = Math.max(0, ...rows.map(row => row.cells.length))
  return Array.from({ length: width }, (_, column) => {
    const values = rows.map(row => row.cells[column]?.trim() ?? '').filter(value => value !== '')
    return [...new Set(values)].slice(0, SAMPLES)
  })
}

type Progress = {
  foreseen: Counts
  outcome: Counts
  undone: Record<Undoing, number>
  toUndo: number
  leads: LeadCounts
}

/** How many rows came to what: as foreseen until the import begins, then as it went; and how far each step is. */
export async function readProgress(importId: string): Promise<Progress> {
  const { rows } = await pool().query<{
    foreseen: Outcome | null
    outcome: Outcome | null
    undone: Undoing | null
    lead: LeadOutcome | null
    n: number
  }>(
    'SELECT foreseen, outcome, undone, lead_outcome AS lead, count(*)::int AS n FROM import_rows WHERE import_id = $1 GROUP BY 1, 2, 3, 4',
    [importId],
  )
  const answer: Progress = {
    foreseen: { ...NO_COUNTS },
    outcome: { ...NO_COUNTS },
    undone: { removed: 0, taken_back: 0, kept: 0 },
    toUndo: 0,
    leads: { created: 0, completed: 0 },
  }
  for (const { foreseen, outcome, undone, lead, n } of rows) {
    if (lead === 'created' || lead === 'completed') answer.leads[lead] += n
    if (foreseen) answer.foreseen[foreseen] += n
    if (outcome) answer.outcome[outcome] += n
    if (undone) answer.undone[undone] += n
    else if (outcome === 'created' || outcome === 'completed' || outcome === 'conflict') answer.toUndo += n
  }
  return answer
}

/** A row with what came of it, or what the rehearsal says. */
export type ResultRow = {
  number: number
  cells: string[]
  outcome: Outcome
  said: Said[]
  undone: Undoing | null
  contact: { id: string; name: string | null } | null
  /** what comes of its lead; without an id it is not there yet, or no more */
  lead: { outcome: LeadOutcome; id: string | null; title: string | null } | null
}

export type RowFilter = Outcome | 'kept'

type RowsAsked = { importId: string; which: readonly RowFilter[] | null; after: number; limit?: number }

/** The rows in the order of the file, one page; of one outcome, or those an undo left, unless `which` is null. */
export async function listRows({
  importId,
  which,
  after,
  limit = PAGE_ROWS,
}: RowsAsked): Promise<{ items: ResultRow[]; next: number | null }> {
  const { rows } = await pool().query<ResultRow>(
    `SELECT i.number, ${CELLS_SQL} AS cells, coalesce(i.outcome, i.foreseen) AS outcome, i.said, i.undone,
       CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', coalesce(c.name,
         (SELECT raw FROM identifiers WHERE contact_id = c.id AND is_primary ORDER BY kind LIMIT 1))) END AS contact,
       CASE WHEN i.lead_outcome IS NOT NULL THEN json_build_object('outcome', i.lead_outcome, 'id', l.id, 'title', l.title) END AS lead
     FROM import_rows i LEFT JOIN contacts c ON c.id = i.contact_id LEFT JOIN leads l ON l.id = i.lead_id
     WHERE i.import_id = $1 AND i.number > $2 AND coalesce(i.outcome, i.foreseen) IS NOT NULL
       AND ($3::text[] IS NULL OR coalesce(i.outcome, i.foreseen) = ANY ($3) OR i.undone = ANY ($3))
     ORDER BY i.number LIMIT $4`,
    [importId, after, which, limit + 1],
  )
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.number ?? null) : null }
}

/** The same rows, all of them, a page at a time. */
export async function* readRows(asked: Pick<RowsAsked, 'importId' | 'which'>): AsyncGenerator<ResultRow[]> {
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<typeof listRows>> = await listRows({ ...asked, after })
    yield page.items
    after = page.next
  }
}

function view(row: ImportRow, now: Date): ImportView {
  const isUndoable = row.state === 'done' && row.hasRows && row.finishedAt !== null && isWithinUndo(row.finishedAt, now)
  const { lead_created: created = 0, lead_completed: completed = 0, ...counts } = row.counts
  return { ...row, counts: { ...NO_COUNTS, ...counts }, leads: { created, completed }, isUndoable }
}
