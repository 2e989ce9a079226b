import type { Pool } from 'pg'
import { lockKeys } from '@/lib/contacts/mutations'
import type { Tx } from '@/lib/db/transaction'
import type { Facts } from './facts'
import { FACTS_SQL, LOCK_SQL } from './facts-sql'
import { givenTo } from './given-to'
import type { Plan } from './plan'
import { planRows } from './plan-rows'
import type { ReadValue } from './reading'
import { planAgain } from './statements'
import { DEMOTE_SQL, HOLD_SQL, WRITE_SQL } from './write-sql'
import { writesOf } from './writes'

// People found, compared and written as an event does it, for what is no event: a row of a file.

/** The facts of an event that tell of people. */
export type PeopleFacts = Pick<Facts, 'settings' | 'fields' | 'contacts'>

type Asked = { values: Pick<ReadValue, 'kind' | 'key'>[]; description?: string | null }

/** Contacts changed between the look and the lock: begin the transaction again. */
export class ContactsChanged extends Error {}

// Without the type a prepared statement cannot tell what `$1->'keys'` is.
const typed = (sql: string) => sql.replaceAll('$1', '$1::jsonb')
// Planning these costs many times what running them does, and a file has thousands of rows: a connection plans each once.
const LOCK = { name: 'people_lock', text: typed(LOCK_SQL) }
const FACTS = { name: 'people_facts', text: typed(FACTS_SQL) }
const DEMOTE = typed(DEMOTE_SQL)
// As on the webhook path (statements.ts), for this transaction alone.
const PLAN_ONCE = [
  'plan_cache_mode = force_generic_plan',
  'enable_seqscan = off',
  'enable_hashjoin = off',
  'enable_mergejoin = off',
  'jit = off',
].map(setting => `SET LOCAL ${setting}`)

/**
 * Locks the keys, then whoever has them, in the order of every writer of contacts, and reads what is known of them.
 * @throws ContactsChanged when somebody changed between the two
 */
export async function lockPeople(tx: Tx, asked: Asked): Promise<PeopleFacts> {
  const argument = JSON.stringify(factsArgument(asked))
  await tx.query([...planAgain(tx), ...PLAN_ONCE].join('; '))
  await lockKeys(
    tx,
    keysOf(asked).map(({ kind, key }) => `${kind}:${key}` as const),
  )
  const locked = new Set((await tx.query<{ id: string }>({ ...LOCK, values: [argument] })).rows.map(row => row.id))
  const facts = await readFacts(tx, argument)
  if (facts.contacts.some(contact => !locked.has(contact.id))) throw new ContactsChanged()
  return facts
}

/** What is known of whoever has these values, as of now and without a lock: for a rehearsal. */
export async function readPeople(reader: Pick<Pool, 'query'>, asked: Asked): Promise<PeopleFacts> {
  return readFacts(reader, JSON.stringify(factsArgument(asked)))
}

/**
 * Writes what a plan says of people, within the transaction that locked them. Throws as a lost race where it gives a
 * contact to somebody who has left since the facts were read.
 */
export async function writePeople(tx: Tx, plan: Plan, facts: PeopleFacts): Promise<void> {
  const given = givenTo(plan, facts)
  if (given.length > 0) await tx.query(HOLD_SQL, [given])
  if (plan.demote.length > 0) await tx.query(DEMOTE, [JSON.stringify(plan.demote)])
  for (const { name, argument } of writesOf(planRows(plan))) {
    await tx.query({ name: `people_write_${name}`, text: typed(WRITE_SQL[name]), values: [JSON.stringify(argument)] })
  }
}

async function readFacts(reader: Pick<Pool, 'query'>, argument: string): Promise<PeopleFacts> {
  const { rows } = await reader.query<{ facts: Facts }>({ ...FACTS, values: [argument] })
  return rows[0]!.facts
}

function keysOf({ values }: Asked): { kind: 'email' | 'phone'; key: string }[] {
  return values.flatMap(({ kind, key }) => (key === null ? [] : [{ kind, key }]))
}

function factsArgument(asked: Asked) {
  return { keys: keysOf(asked), operators: [], description: asked.description ?? null }
}
