import { pool } from '@/lib/db/pool'
import type { Tx } from '@/lib/db/transaction'
import type { Field, FieldEntity, FieldType } from './field'

type Reader = Pick<Tx, 'query'>

const FIELD = 'f.id, f.entity, f.key, f.name, f.type, f.choices, f.required'

/** The fields in use, in their order; of both entities unless one is named. */
export async function listFields(entity?: FieldEntity, reader: Reader = pool()): Promise<Field[]> {
  const { rows } = await reader.query<Field>(
    `SELECT ${FIELD} FROM fields f WHERE f.archived_at IS NULL AND f.entity = coalesce($1, f.entity)
     ORDER BY f.entity, f.position, f.id`,
    [entity ?? null],
  )
  return rows
}

/** As listFields, and no type or choice of them changes until the transaction ends: a value may be written. */
export async function holdFields(tx: Tx, entity: FieldEntity): Promise<Field[]> {
  const { rows } = await tx.query<Field>(
    `SELECT ${FIELD} FROM fields f WHERE f.archived_at IS NULL AND f.entity = $1 ORDER BY f.position, f.id FOR SHARE`,
    [entity],
  )
  return rows
}

/** Name and type by key of every field of an entity, archived ones too: their values still have to be called something. */
export async function readFieldNames(
  entity: FieldEntity,
  reader: Reader = pool(),
): Promise<Record<string, { name: string; type: FieldType }>> {
  const { rows } = await reader.query<{ key: string; name: string; type: FieldType }>(
    'SELECT key, name, type FROM fields WHERE entity = $1',
    [entity],
  )
  return Object.fromEntries(rows.map(({ key, name, type }) => [key, { name, type }]))
}

/** A field as administrators see it; `uses` is how many contacts or leads have a value. */
export type FieldRow = Field & { archived: boolean; version: number; uses: number }

/** Every field of an entity, those in use in their order, then the archived ones by name. */
export async function listFieldRows(entity: FieldEntity): Promise<FieldRow[]> {
  const { rows } = await pool().query<FieldRow>(
    `WITH used AS (
       SELECT k.key, count(*)::int AS uses FROM ${entity}s t CROSS JOIN LATERAL jsonb_object_keys(t.custom_fields) k(key)
       WHERE t.custom_fields <> '{}' GROUP BY k.key)
     SELECT ${FIELD}, f.archived_at IS NOT NULL AS archived, f.version, coalesce(u.uses, 0) AS uses
     FROM fields f LEFT JOIN used u USING (key) WHERE f.entity = $1
     ORDER BY f.archived_at IS NOT NULL, CASE WHEN f.archived_at IS NULL THEN f.position END, lower(f.name), f.id`,
    [entity],
  )
  return rows
}
