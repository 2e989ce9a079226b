import { createChannel } from '@/lib/channels/mutations'
import type { Tx } from '@/lib/db/transaction'
import { settleConflict } from '@/lib/identity/settle-mutations'
import { addNote, editLead } from '@/lib/leads/mutations'
import { insertTask, markDone } from '@/lib/tasks/mutations'
import { createPerson, mapOperator } from '@/lib/team/mutations'
import { CHANNEL_MANAGER, DEMO_CHANNEL_NAMES, DEMO_MANAGERS } from './demo-cast'
import { DEMO_CHANNELS, DEMO_DOMAIN } from './demo-marks'
import type { DemoWork } from './month-of-work'
import { removeSimulated, type Removed } from './remove-mutations'

/** The ids of the demo channels, in the order of their names. */
export type DemoTeam = { channelIds: string[] }

/**
 * Adds the people, operators and channels of the demo, as if they had been there since `since`. Nobody of
 * them can sign in: they have no password. Nobody knows the addresses of the channels. Refuses when any of
 * it is there already.
 */
export async function insertDemoTeam(tx: Tx, appUrl: string, since: Date): Promise<DemoTeam | null> {
  const loaded = 'SELECT FROM users WHERE email LIKE $1 UNION ALL SELECT FROM channels WHERE simulated AND name LIKE $2'
  if ((await tx.query(loaded, [`%@${DEMO_DOMAIN}`, DEMO_CHANNELS])).rowCount) return null
  const userIds = new Map<string, string>()
  for (const { name, email, operator } of DEMO_MANAGERS) {
    const made = await createPerson(tx, { name, email, login: null, role: 'manager', passwordHash: null })
    if (!made.ok) throw new Error(`${email} cannot be added: ${made.reason}`)
    userIds.set(email, made.id)
    if (operator.email !== email) await mapOperator(tx, { login: operator.email, jivoId: operator.id }, made.id)
  }
  const channelIds: string[] = []
  for (const [index, name] of DEMO_CHANNEL_NAMES.entries()) {
    const defaultManagerId = index === 1 ? (userIds.get(CHANNEL_MANAGER) ?? null) : null
    channelIds.push((await createChannel(tx, { name, defaultManagerId, simulated: true }, appUrl)).id)
  }
  await tx.query('UPDATE channels SET created_at = $2 WHERE id = ANY($1::uuid[])', [channelIds, since])
  await tx.query('UPDATE channel_tokens SET created_at = $2, last_used_at = now() WHERE channel_id = ANY($1::uuid[])', [
    channelIds,
    since,
  ])
  await tx.query('UPDATE users SET created_at = $2 WHERE id = ANY($1::uuid[])', [[...userIds.values()], since])
  return { channelIds }
}

/**
 * Does by hand what managers did, each at their time; nothing where there is nothing (any more) to do it
 * to.
 */
export async function doWorks(tx: Tx, works: DemoWork[], channelIds: string[]): Promise<void> {
  // Invented data need not survive a power cut; waiting for the disk is half of the time.
  await tx.query('SET LOCAL synchronous_commit = off')
  for (const work of works) await doWork(tx, work, channelIds)
}

async function doWork(tx: Tx, work: DemoWork, channelIds: string[]): Promise<void> {
  const lead = await findLead(tx, channelIds[work.chat.channel] ?? '', work.chat.chatId)
  if (!lead) return
  const writer = { userId: lead.workerId, now: work.at }
  const edit = { id: lead.id, version: lead.version }
  if (work.do === 'note') await addNote(tx, { leadId: lead.id, text: work.text }, writer)
  else if (work.do === 'task') {
    const due = { dueAt: work.dueAt, dueOn: null }
    await insertTask(
      tx,
      {
        title: work.title,
        text: work.text,
        due,
        assigneeId: lead.workerId,
        leadId: lead.id,
        contactId: null,
      },
      writer,
    )
  } else if (work.do === 'finishTasks') {
    for (const id of lead.openTasks) await markDone(tx, id, true, writer)
  } else if (work.do === 'settle') {
    if (lead.conflictId) await settleConflict(tx, { conflictId: lead.conflictId, choice: work.choice, ...writer })
  } else if (lead.status === 'open') {
    if (work.do === 'stage') await editLead(tx, { ...edit, field: 'stage', was: lead.stage, value: work.value }, writer)
    else await editLead(tx, { ...edit, field: 'status', was: 'open', value: work.value }, writer)
  }
}

/** Takes the whole demo away: what its channels made, also where a person edited it, and its people. */
export async function removeDemo(tx: Tx): Promise<Removed & { users: number }> {
  const removed = await removeSimulated(tx, { names: { like: DEMO_CHANNELS }, keepEdited: false })
  const mapped = await tx.query('DELETE FROM operators WHERE user_id IN (SELECT id FROM users WHERE email LIKE $1)', [
    `%@${DEMO_DOMAIN}`,
  ])
  const { rowCount } = await tx.query('DELETE FROM users WHERE email LIKE $1', [`%@${DEMO_DOMAIN}`])
  return { ...removed, operators: removed.operators + (mapped.rowCount ?? 0), users: rowCount ?? 0 }
}

type FoundLead = {
  id: string
  version: number
  status: string
  stage: string
  /** Its manager; somebody of the demo where it has none. */
  workerId: string
  openTasks: string[]
  conflictId: string | null
}

async function findLead(tx: Tx, channelId: string, chatId: number): Promise<FoundLead | null> {
  const { rows } = await tx.query<FoundLead>(
    `SELECT l.id, l.version, l.status, l.stage,
       coalesce(l.manager_id, (SELECT id FROM users WHERE email LIKE $3 ORDER BY email LIMIT 1)) AS "workerId",
       ARRAY(SELECT t.id FROM tasks t WHERE t.lead_id = l.id AND t.done_at IS NULL AND t.withdrawn_at IS NULL
         ORDER BY t.id) AS "openTasks",
       (SELECT f.id FROM conflicts f WHERE f.chat_id = h.id AND f.state = 'open' LIMIT 1) AS "conflictId"
     FROM chats h JOIN leads l ON l.id = h.lead_id WHERE h.channel_id = $1 AND h.natural_key = $2`,
    [channelId, `chat:${chatId}`, `%@${DEMO_DOMAIN}`],
  )
  return rows[0] ?? null
}
