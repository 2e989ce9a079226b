import { v7 as uuid } from 'uuid'
import type { Tx } from '@/lib/db/transaction'
import type { Field, FieldEntity } from './field'
import { freeKey } from './field-key'
import type { ChangedField, NewField } from './schema'

/** A form with more than this is nobody's. */
const MOST_FIELDS = 100

export type FieldRefusal = { ok: false; reason: 'gone' | 'changed' | 'in_use' | 'too_many' }

/** Makes a field, the last in its order; its key is made of the name and stays. Refuses the hundred-and-first. */
export async function createField(tx: Tx, draft: NewField): Promise<{ ok: true; field: Field } | FieldRefusal> {
  const { entity, name, type, choices, required } = draft
  const { rows } = await tx.query<{ key: string; archived: boolean }>(
    'SELECT key, archived_at IS NOT NULL AS archived FROM fields WHERE entity = $1',
    [entity],
  )
  if (rows.filter(row => !row.archived).length >= MOST_FIELDS) return { ok: false, reason: 'too_many' }
  const [id, key] = [uuid(), freeKey(name, new Set(rows.map(row => row.key)))]
  await tx.query(
    `INSERT INTO fields (id, entity, key, name, type, choices, required, position)
     VALUES ($1, $2, $3, $4, $5, $6, $7, (SELECT coalesce(max(position), 0) + 1 FROM fields WHERE entity = $2))`,
    [id, entity, key, name, type, choices, required],
  )
  return { ok: true, field: { id, entity, key, name, type, choices, required } }
}

/**
 * Changes a field. Its type stays once somebody has a value of it; a choice that is taken away is retired: values that
 * hold it stay and are read as before. Refuses a version that somebody else has changed since.
 */
export async function changeField(tx: Tx, change: ChangedField): Promise<{ ok: true } | FieldRefusal> {
  const field = await lockField(tx, change.id)
  if (!field) return { ok: false, reason: 'gone' }
  if (field.version !== change.version) return { ok: false, reason: 'changed' }
  if (field.type !== change.type && (await isUsed(tx, field.entity, field.key))) return { ok: false, reason: 'in_use' }
  await tx.query(
    'UPDATE fields SET name = $2, type = $3, choices = $4, required = $5, version = version + 1 WHERE id = $1',
    [change.id, change.name, change.type, change.choices, change.required],
  )
  return { ok: true }
}

/** Takes a field out of use, or brings it back as the last one; its values stay either way. */
export async function archiveField(
  tx: Tx,
  { id, archived }: { id: string; archived: boolean },
  now: Date,
): Promise<{ ok: true } | FieldRefusal> {
  const { rowCount } = await tx.query(
    `UPDATE fields f SET archived_at = CASE WHEN $2 THEN coalesce(archived_at, $3) END, version = version + 1,
       position = CASE WHEN $2 THEN position ELSE (SELECT max(position) + 1 FROM fields o WHERE o.entity = f.entity) END
     WHERE id = $1 AND (archived_at IS NOT NULL) <> $2`,
    [id, archived, now],
  )
  return rowCount || (await lockField(tx, id)) ? { ok: true } : { ok: false, reason: 'gone' }
}

/** Moves a field one place up (-1) or down (1) among those in use; at the end it stays. */
export async function moveField(tx: Tx, { id, by }: { id: string; by: -1 | 1 }): Promise<{ ok: true } | FieldRefusal> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT id FROM fields WHERE archived_at IS NULL AND entity = (SELECT entity FROM fields WHERE id = $1)
     ORDER BY position, id FOR UPDATE`,
    [id],
  )
  const ids = rows.map(row => row.id)
  const [from, to] = [ids.indexOf(id), ids.indexOf(id) + by]
  if (from < 0) return { ok: false, reason: 'gone' }
  const other = ids[to]
  if (other === undefined) return { ok: true }
  ids[from] = other
  ids[to] = id
  await tx.query(
    `UPDATE fields f SET position = o.place FROM unnest($1::uuid[]) WITH ORDINALITY o(id, place)
     WHERE f.id = o.id AND f.position <> o.place`,
    [ids],
  )
  return { ok: true }
}

type LockedField = { entity: FieldEntity; key: string; type: string; version: number }

async function lockField(tx: Tx, id: string): Promise<LockedField | null> {
  const { rows } = await tx.query<LockedField>(
    'SELECT entity, key, type, version FROM fields WHERE id = $1 FOR UPDATE',
    [id],
  )
  return rows[0] ?? null
}

async function isUsed(tx: Tx, entity: FieldEntity, key: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `SELECT FROM ${entity}s WHERE custom_fields <> '{}' AND custom_fields ? $1 LIMIT 1`,
    [key],
  )
  return (rowCount ?? 0) > 0
}
