import { v7 as uuid } from 'uuid'
import { POOL_LOCK } from '@/lib/db/advisory-lock'
import type { Tx } from '@/lib/db/transaction'
import { activeName, type Writer } from '@/lib/leads/mutations'
import { POOL_SQL } from '@/lib/leads/pool-sql'
import type { PoolMember } from '@/lib/leads/round-robin'
import { isAway } from '@/lib/team/availability'
import { leavePlaces, lockRulesForLeaver, type LeftPlaces } from '@/lib/team/leaver-mutations'
import { setActive, type TeamRefusal } from '@/lib/team/mutations'
import { planHandOver, type HandOver, type OpenWork, type Receiver } from './hand-over'
import type { HandOverInput } from './hand-over-schema'

type Refusal = TeamRefusal | { ok: false; reason: 'unknown_manager' }
export type HandedOver = { leads: number; tasks: number; contacts: number }
/** What was done about their places, and how many of their API tokens ended. */
type Left = LeftPlaces & { tokens: number }

/**
 * Deactivates somebody and gives what they leave to one person, to the people of the round robin who are not away, or
 * to the queue: open leads, open tasks and contacts, with a row of history each, and their places in the distribution
 * (team/leaver-mutations.ts), with one row for all. Their API tokens end. All or nothing. Refuses the last administrator, and a receiver who
 * may not own leads or is the one who leaves.
 */
export async function handOver(
  tx: Tx,
  { id, to, takesPlaces = false }: HandOverInput,
  writer: Writer,
): Promise<{ ok: true; handed: HandedOver; left: Left } | Refusal> {
  await lockContacts(tx, id)
  await lockRulesForLeaver(tx)
  const receiver = await readReceiver(tx, id, to, writer.now)
  if (!receiver) return { ok: false, reason: 'unknown_manager' }
  const gone = await setActive(tx, id, false, writer.now)
  if (!gone.ok) return gone
  const work = await readWork(tx, id)
  const plan = planHandOver(id, work, receiver)
  await writeLeads(tx, plan, writer)
  await writeTasks(tx, plan, writer)
  await writeContacts(tx, plan, writer)
  const handed = { leads: plan.leads.size, tasks: plan.tasks.size, contacts: plan.contacts.size }
  const heirId = to.kind === 'person' && takesPlaces ? to.id : null
  const left = { ...(await leavePlaces(tx, { id, heirId }, writer.now)), tokens: gone.revokedTokens }
  await tellLeft(tx, { id, heirId, handed, left }, writer)
  return { ok: true, handed, left }
}

// Contacts first and in the order of their ids, as every writer of them; the pool and the person after them.
async function lockContacts(tx: Tx, userId: string): Promise<void> {
  await tx.query(
    `SELECT FROM contacts WHERE owner_id = $1
        OR id IN (SELECT contact_id FROM leads WHERE manager_id = $1 AND status = 'open')
      ORDER BY id FOR UPDATE`,
    [userId],
  )
}

async function readReceiver(tx: Tx, leaverId: string, to: HandOverInput['to'], now: Date): Promise<Receiver | null> {
  if (to.kind === 'person') {
    return to.id !== leaverId && (await activeName(tx, to.id)) !== null ? to : null
  }
  if (to.kind === 'queue') return to
  await tx.query(`SELECT pg_advisory_xact_lock(${POOL_LOCK})`)
  const { rows } = await tx.query<{ pool: PoolMember[] }>(POOL_SQL)
  const members = (rows[0]?.pool ?? []).filter(one => one.id !== leaverId && one.active && !isAway(one, now))
  return { kind: 'pool', members }
}

async function readWork(tx: Tx, userId: string): Promise<OpenWork> {
  const leads = await tx.query<OpenWork['leads'][number]>(
    `SELECT id, contact_id AS "contactId" FROM leads WHERE manager_id = $1 AND status = 'open' ORDER BY created_at, id FOR UPDATE`,
    [userId],
  )
  const tasks = await tx.query<OpenWork['tasks'][number]>(
    `SELECT t.id, t.lead_id AS "leadId", t.contact_id AS "contactId", l.manager_id AS "leadManagerId"
       FROM tasks t LEFT JOIN leads l ON l.id = t.lead_id
      WHERE t.assignee_id = $1 AND t.done_at IS NULL AND t.withdrawn_at IS NULL ORDER BY t.id FOR UPDATE OF t`,
    [userId],
  )
  const contacts = await tx.query<{ id: string }>(
    'SELECT id FROM contacts WHERE owner_id = $1 AND merged_into_id IS NULL ORDER BY created_at, id',
    [userId],
  )
  return { leads: leads.rows, tasks: tasks.rows, contacts: contacts.rows }
}

// $1 ids, $2 whose each is then, $3 ids of history rows, $4 who handed over, $5 when.
const HANDED = `handed AS (
  SELECT h.*, u.name FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS h (id, to_id, history_id) LEFT JOIN users u ON u.id = h.to_id)`

// Who had it: rows change before their history is read, so the name comes from the state before the statement.
const FORMER = (table: string, column: string) =>
  `(SELECT u.name FROM ${table} o JOIN users u ON u.id = o.${column} WHERE o.id = h.id)`

async function writeLeads(tx: Tx, { leads }: HandOver, writer: Writer): Promise<void> {
  await tx.query(
    `WITH ${HANDED}, changed AS (
       UPDATE leads l SET manager_id = h.to_id, manager_by_hand = false, version = l.version + 1, updated_at = $5,
         manager_reason = jsonb_strip_nulls(jsonb_build_object('code', 'leaver', 'userName', h.name))
       FROM handed h WHERE l.id = h.id RETURNING l.id, l.contact_id)
     INSERT INTO history (id, at, contact_id, lead_id, user_id, kind, data)
     SELECT h.history_id, $5, c.contact_id, c.id, $4, 'lead.manager', jsonb_build_object('from', ${FORMER('leads', 'manager_id')},
       'to', h.name, 'reason', jsonb_strip_nulls(jsonb_build_object('code', 'leaver', 'userName', h.name)))
     FROM changed c JOIN handed h ON h.id = c.id`,
    parameters(leads, writer),
  )
}

async function writeTasks(tx: Tx, { tasks }: HandOver, writer: Writer): Promise<void> {
  await tx.query(
    `WITH ${HANDED}, changed AS (
       UPDATE tasks t SET assignee_id = h.to_id, version = t.version + 1
       FROM handed h WHERE t.id = h.id RETURNING t.id, t.title, t.lead_id, t.contact_id)
     INSERT INTO history (id, at, contact_id, lead_id, user_id, kind, data)
     SELECT h.history_id, $5, c.contact_id, c.lead_id, $4, 'task.handed',
       jsonb_build_object('taskId', c.id, 'title', c.title, 'from', ${FORMER('tasks', 'assignee_id')}, 'to', h.name)
     FROM changed c JOIN handed h ON h.id = c.id WHERE c.contact_id IS NOT NULL OR c.lead_id IS NOT NULL`,
    parameters(tasks, writer),
  )
}

async function writeContacts(tx: Tx, { contacts }: HandOver, writer: Writer): Promise<void> {
  await tx.query(
    `WITH ${HANDED}, changed AS (
       UPDATE contacts c SET owner_id = h.to_id, owner_by_hand = false, version = c.version + 1, updated_at = $5
       FROM handed h WHERE c.id = h.id RETURNING c.id)
     INSERT INTO history (id, at, contact_id, user_id, kind, data)
     SELECT h.history_id, $5, c.id, $4, 'contact.field',
       jsonb_build_object('field', 'owner', 'from', ${FORMER('contacts', 'owner_id')}, 'to', h.name)
     FROM changed c JOIN handed h ON h.id = c.id`,
    parameters(contacts, writer),
  )
}

// Of no contact and no lead: who left, by whom, and what became of their places.
async function tellLeft(
  tx: Tx,
  { id, heirId, handed, left }: { id: string; heirId: string | null; handed: HandedOver; left: Left },
  { userId, now }: Writer,
): Promise<void> {
  await tx.query(
    `INSERT INTO history (id, at, user_id, kind, data) SELECT $1, $2, $3, 'person.left', jsonb_build_object('personId', u.id,
       'name', u.name, 'placesTo', (SELECT name FROM users WHERE id = $5), 'handed', $6::jsonb, 'left', $7::jsonb)
     FROM users u WHERE u.id = $4`,
    [uuid(), now, userId, id, heirId, JSON.stringify(handed), JSON.stringify(left)],
  )
}

function parameters(handed: Map<string, string | null>, { userId, now }: Writer): unknown[] {
  return [[...handed.keys()], [...handed.values()], [...handed.keys()].map(() => uuid()), userId, now]
}
