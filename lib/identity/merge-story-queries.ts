import type { Nameable } from '../contacts/contact-label'
import { pool } from '../db/pool'
import { readFieldNames } from '../fields/queries'
import type { OwnFields } from './merge-plan'
import { readMerge, type StoredMerge } from './merge-queries'
import { mergeStory, type MergeStory } from './merge-story'
import { readStays, type Stays } from './stays-queries'
import type { ContactRow, IdentifierRow } from './rows'

/** The most rows of a kind that are listed; a count says how many more. */
const LIST_LIMIT = 50

export type MovedChat = { id: string; kind: 'chat' | 'offline' | 'call'; number: string | null; leadId: string }

/** Everything there is to tell of one merge. */
export type MergeAccount = MergeStory & {
  id: string
  at: Date
  reason: string
  by: string | null
  mergedById: string | null
  undone: { at: Date; by: string | null } | null
  /** the company's own fields by key */
  own: OwnFields
  survivor: Nameable & { id: string }
  loser: Nameable & { id: string }
  leads: { id: string; title: string }[]
  chats: MovedChat[]
  tasks: { id: string; title: string }[]
  notes: { id: string; text: string }[]
  counts: { leads: number; chats: number; tasks: number; notes: number; history: number }
  /** what came later and stayed, or would stay, with the survivor */
  stays: Stays
}

/** What a merge did, from its books; null when there is no such merge. */
export async function getMergeAccount(mergeId: string): Promise<MergeAccount | null> {
  const merge = await readMerge(pool(), mergeId)
  if (!merge) return null
  const { before, moved } = merge
  const [names, own, leads, chats, tasks, notes, stays] = await Promise.all([
    readNames([before.survivor.owner_id, before.loser.owner_id, moved.survivor.owner_id]),
    readFieldNames('contact'),
    list<MergeAccount['leads'][number]>('id, title FROM leads', moved.leads),
    list<MovedChat>('id, kind, jivo_chat_id AS number, lead_id AS "leadId" FROM chats', moved.chats),
    list<MergeAccount['tasks'][number]>('id, title FROM tasks', moved.tasks),
    list<MergeAccount['notes'][number]>('id, left(text, 160) AS text FROM notes', moved.notes),
    merge.undoneAt ? readStayed(mergeId) : readStays(pool(), merge).then(later => ({ ...later, fields: [] })),
  ])
  return {
    ...mergeStory(before, moved, id => names.get(id) ?? null),
    ...{ id: merge.id, at: merge.mergedAt, reason: merge.reason, by: merge.mergedBy, mergedById: merge.mergedById },
    undone: merge.undoneAt && { at: merge.undoneAt, by: merge.undoneBy },
    survivor: calledBefore(merge, before.survivor),
    loser: calledBefore(merge, before.loser),
    ...{ own, leads, chats, tasks, notes, stays },
    counts: {
      ...{ leads: moved.leads.length, chats: moved.chats.length, tasks: moved.tasks.length },
      ...{ notes: moved.notes.length, history: moved.history.length },
    },
  }
}

function calledBefore({ before }: StoredMerge, { id, name }: ContactRow): MergeAccount['survivor'] {
  const own = before.identifiers.filter(one => one.contact_id === id)
  const primary = (kind: IdentifierRow['kind']) => own.find(one => one.kind === kind && one.is_primary) ?? null
  return {
    id,
    name,
    email: primary('email')?.raw ?? null,
    phone: primary('phone'),
    visitorNumber: own.find(one => one.kind === 'visitor')?.raw ?? null,
  }
}

async function list<Item>(columns: string, ids: string[]): Promise<Item[]> {
  const { rows } = await pool().query(`SELECT ${columns} WHERE id = ANY($1::uuid[]) ORDER BY id LIMIT ${LIST_LIMIT}`, [
    ids,
  ])
  return rows as Item[]
}

async function readNames(ids: (string | null)[]): Promise<Map<string, string>> {
  const { rows } = await pool().query<{ id: string; name: string }>(
    'SELECT id, name FROM users WHERE id = ANY($1::uuid[])',
    [ids],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

// The undo wrote down what it left; by now some of it may be elsewhere.
async function readStayed(mergeId: string): Promise<Stays> {
  const { rows } = await pool().query<{ stays: Stays | null }>(
    `SELECT h.data->'stays' AS stays FROM merges m JOIN history h ON h.contact_id IN (m.survivor_id, m.loser_id)
     WHERE m.id = $1 AND h.kind = 'merge.undone' AND h.data->>'mergeId' = $1::text LIMIT 1`,
    [mergeId],
  )
  return rows[0]?.stays ?? { chats: [], leads: [], tasks: [], notes: [], values: [], conflicts: [], fields: [] }
}
