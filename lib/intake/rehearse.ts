import { v7 as uuidv7 } from 'uuid'
import { pool } from '@/lib/db/pool'
import { parseEvent, type JivoEvent } from '@/lib/jivo/events'
import { chatKeyOf, factsHash } from '@/lib/jivo/natural-keys'
import type { ManagerReason } from '@/lib/leads/assign-owner'
import { ladderTrail, type TrailStep } from '@/lib/leads/ladder-trail'
import type { PoolMember } from '@/lib/leads/round-robin'
import type { Case, Decision } from './decide/case'
import { decide } from './decide/decide'
import type { Facts } from './facts'
import { factsQuery } from './facts-query'
import { FACTS_SQL } from './facts-sql'
import { POOL_SQL } from '@/lib/leads/pool-sql'
import { readPerson } from './reading'
import { rehearsalBody } from './rehearsal-body'
import type { Rehearsal } from './rehearsal-schema'
import { intakeWords } from './words'

export type Rehearsed = {
  /** who the chat would be of; null for somebody new */
  contact: { id: string; name: string | null } | null
  /** the open lead it would join; null where it would begin one */
  joins: { id: string; title: string } | null
  managerName: string | null
  /** null: the lead it joins keeps the manager it has, and the ladder is not asked */
  ladder: { reason: ManagerReason; trail: TrailStep[] } | null
}

/**
 * Who would get a chat, and why: the intake's own reading and decision over what the database knows, without writing.
 * `now` is the moment at which the chat would come. Refuses a channel that is gone.
 */
export async function rehearse(
  chat: Rehearsal,
  { appUrl, now }: { appUrl: string; now: Date },
): Promise<{ ok: true; rehearsed: Rehearsed } | { ok: false; reason: 'gone' }> {
  const parsed = parseEvent(rehearsalBody(chat, uuidv7()))
  if (parsed.kind !== 'event') throw new Error('the rehearsed body is no event')
  const c = await readCase(parsed.event, chat.channelId, { appUrl, now })
  if (!c) return { ok: false, reason: 'gone' }
  const first = decide(c)
  const decision =
    first.plan.turn === 'unread' ? decide({ ...c, facts: { ...c.facts, pool: await readPool() } }) : first
  return { ok: true, rehearsed: tell(c, decision) }
}

/** What the database knows about an event that was never posted; null where its channel is gone. */
export async function readCase(
  event: JivoEvent,
  channelId: string,
  { appUrl, now }: { appUrl: string; now: Date },
): Promise<Case | null> {
  const reading = readPerson(event)
  const id = uuidv7()
  const bodyKey = `body:rehearsal-${id}`
  const chatKey = chatKeyOf(event, `rehearsal-${id}`)
  const query = factsQuery(event, reading, { deliveryId: id, channelId, subject: bodyKey, chatKey, bodyKey, appUrl })
  // Prepared, the intake's connections know the type of the argument; here it must be said.
  const { rows } = await pool().query<{ facts: Facts }>(FACTS_SQL.replaceAll('$1', '$1::jsonb'), [
    JSON.stringify(query),
  ])
  const facts = rows[0]?.facts
  if (!facts?.channel) return null
  return {
    event,
    reading,
    facts: { ...facts, lead: null, pool: null },
    now,
    isAgain: false,
    chatKey,
    ownKey: query.ownKey,
    factsHash: factsHash(event),
    words: intakeWords(facts.settings.locale),
    newId: uuidv7,
  }
}

async function readPool(): Promise<PoolMember[]> {
  const { rows } = await pool().query<{ pool: PoolMember[] }>(POOL_SQL)
  return rows[0]?.pool ?? []
}

function tell(c: Case, decision: Decision): Rehearsed {
  const { plan, person } = decision
  const known = c.facts.contacts.find(contact => contact.id === decision.contactId)
  const isAsked = decision.why.some(({ code }) => code.startsWith('manager_'))
  const reason = (plan.leadNew ?? plan.leadChange)?.managerReason
  return {
    contact: known ? { id: known.id, name: known.name } : null,
    joins: plan.leadChange && { id: plan.leadChange.id, title: plan.leadChange.title },
    managerName: person?.managerName ?? null,
    ladder: isAsked && reason ? { reason, trail: ladderTrail(reason, c.facts.settings.contactOwnerFirst) } : null,
  }
}
