import { v7 as uuid } from 'uuid'
import type { Tx } from '@/lib/db/transaction'
import { fold } from '@/lib/text/fold'
import { activeName } from './mutations'
import type { NewRule } from './assignment-schema'

type Rule = { id: string; subject: string; value: string }

export type RuleRefusal = { ok: false; reason: 'exists' | 'unknown_manager' | 'gone' }

/** Adds a rule behind the others, or at the place it had. Refuses one that would never be reached, and a person who may not own leads. */
export async function addRule(tx: Tx, rule: NewRule): Promise<{ ok: true; id: string } | RuleRefusal> {
  const rules = await lockRules(tx)
  if (!(await activeName(tx, rule.userId))) return { ok: false, reason: 'unknown_manager' }
  const isKnown = rules.some(one => one.subject === rule.subject && fold(one.value) === fold(rule.value))
  if (isKnown) return { ok: false, reason: 'exists' }
  const id = uuid()
  await tx.query(
    `INSERT INTO assignment_rules (id, position, subject, value, user_id)
     SELECT $1, coalesce($5, max(position) + 1, 1), $2, $3, $4 FROM assignment_rules`,
    [id, rule.subject, rule.value, rule.userId, rule.position ?? null],
  )
  return { ok: true, id }
}

/** Moves a rule past its neighbour of the same kind: rules by department are asked apart from, and before, the others. */
export async function moveRule(tx: Tx, id: string, by: 'up' | 'down'): Promise<{ ok: true } | RuleRefusal> {
  const rules = await lockRules(tx)
  const rule = rules.find(one => one.id === id)
  if (!rule) return { ok: false, reason: 'gone' }
  const alike = rules.filter(one => (one.subject === 'department') === (rule.subject === 'department'))
  const other = alike[alike.indexOf(rule) + (by === 'up' ? -1 : 1)]
  if (!other) return { ok: true }
  const order = rules.map(one => (one === rule ? other : one === other ? rule : one))
  await tx.query(
    `UPDATE assignment_rules r SET position = o.place
       FROM unnest($1::uuid[]) WITH ORDINALITY AS o (id, place) WHERE r.id = o.id`,
    [order.map(one => one.id)],
  )
  return { ok: true }
}

/** Removes a rule; one that is gone already stays gone. */
export async function removeRule(tx: Tx, id: string): Promise<void> {
  await tx.query('DELETE FROM assignment_rules WHERE id = $1', [id])
}

// Two administrators at once: the whole list is locked, in one order. Readers do not wait.
async function lockRules(tx: Tx): Promise<Rule[]> {
  await tx.query('LOCK TABLE assignment_rules IN SHARE ROW EXCLUSIVE MODE')
  const { rows } = await tx.query<Rule>('SELECT id, subject, value FROM assignment_rules ORDER BY position, id')
  return rows
}
