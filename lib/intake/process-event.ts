import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { classifyDatabaseError } from '@/lib/db/errors'
import { POOL_LOCK } from '@/lib/db/advisory-lock'
import { INTAKE_CONNECTIONS, intakePool } from '@/lib/db/pool'
import { OK, type JivoAnswer } from '@/lib/jivo/answer'
import type { JivoEvent } from '@/lib/jivo/events'
import type { PoolMember } from '@/lib/leads/round-robin'
import { chatKeyOf, factsHash, subjectOf } from '@/lib/jivo/natural-keys'
import { buildAnswer, isAnswered } from './build-answer'
import type { Case, Decision } from './decide/case'
import { decide } from './decide/decide'
import type { Deadline } from './deadline'
import type { Facts } from './facts'
import { deliverySections } from './delivery-sections'
import { factsQuery, locksOf, type FactsQuery } from './facts-query'
import { keptBody, noteBody } from './kept-body'
import { createLockPatience, type LockPatience } from './lock-patience'
import type { Plan } from './plan'
import { givenTo } from './given-to'
import { planRows } from './plan-rows'
import { readPerson, type Reading } from './reading'
import { execute, executeWrite, jsonLiteral, planAgain, prepareStatements, textLiteral } from './statements'
import { intakeWords } from './words'
import { writesOf } from './writes'

/** A request of Jivo as it arrived. */
export type Arrival = {
  /** of the delivery row: the same again when a failed or spooled one is processed later */
  deliveryId: string
  channelId: string
  body: Uint8Array
  receivedAt: Date
  remoteAddress: string | null
  /** how many bytes of the body to keep; all by default */
  keepBytes?: number
  /** it failed before, or is run once more by hand: newer events may have been applied meanwhile */
  isAgain?: boolean
}

/** An event and what is looked up for it. */
export type Prepared = {
  event: JivoEvent
  notes: string[]
  reading: Reading
  query: FactsQuery
  bodyHash: string
  factsHash: string
}

/** What the function of FACTS_FUNCTION_SQL answers. */
type FactsRow = {
  locked: string[]
  surroundings: Omit<Facts, 'lead' | 'pool' | 'contacts' | 'leads' | keyof ChatFacts>
  chat: ChatFacts | null
  contacts: Facts['contacts'] | null
  leads: Facts['leads'] | null
}
type ChatFacts = Pick<Facts, 'chat' | 'chatOperators' | 'lastAnswerBy'>

/** Contacts changed between the look and the lock: look again. */
class LookAgain extends Error {}

const ATTEMPTS = 5
// The server gives up first and says so: whether a plan was committed is unknown to a client that only stops waiting.
const ANSWER_GRACE_MS = 150

/**
 * Applies one event in one transaction of two round trips: locks and facts, then everything it changes together with
 * its delivery and COMMIT; of three where the round robin decides whose lead it is. Lost races begin again. Throws what the database threw when time or attempts are used up;
 * then nothing of the event is stored.
 */
export async function processEvent(
  arrival: Arrival,
  prepared: Prepared,
  appUrl: string,
  deadline: Deadline,
): Promise<JivoAnswer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(arrival, prepared, appUrl, deadline)
    } catch (error) {
      const { kind } = classifyDatabaseError(error)
      const lost = error instanceof LookAgain || kind === 'contention' || kind === 'unique'
      if (!lost || attempt >= ATTEMPTS || deadline.left() <= 0) throw error
    }
  }
}

/** Reads the person of an event and what to look up for it. */
export function prepareEvent(arrival: Arrival, event: JivoEvent, notes: string[], appUrl: string): Prepared {
  const reading = readPerson(event)
  const bodyHash = createHash('sha256').update(arrival.body).digest('hex')
  const subject = subjectOf(event) ?? `body:${bodyHash}`
  const query = factsQuery(event, reading, {
    deliveryId: arrival.deliveryId,
    channelId: arrival.channelId,
    subject,
    chatKey: chatKeyOf(event, bodyHash),
    bodyKey: `body:${bodyHash}`,
    appUrl,
  })
  return { event, notes, reading, query, bodyHash, factsHash: factsHash(event) }
}

async function attemptOnce(
  arrival: Arrival,
  prepared: Prepared,
  appUrl: string,
  deadline: Deadline,
): Promise<JivoAnswer> {
  const client = await deadline.race(intakePool().connect(), late => late.release(true))
  let broken = true
  const onError = () => undefined
  client.on('error', onError)
  const patience = lockPatience().begin(Math.min(deadline.left(), deadline.lockMs))
  try {
    await prepareStatements(client, deadline.left())
    const facts = await readFacts(client, prepared.query, deadline, patience.lockMs)
    patience.end()
    const decision = await decideWith(client, caseOf(arrival, prepared, facts), deadline)
    const answer = answerOf(prepared, facts, decision, appUrl)
    await writePlan(client, arrival, prepared, facts, decision, answer, deadline)
    broken = false
    return answer
  } catch (error) {
    broken = !(await rolledBack(client, error, deadline))
    throw error
  } finally {
    patience.end()
    client.off('error', onError)
    client.release(broken)
  }
}

// One for the intake's connections, however often Next loads this module.
function lockPatience(): LockPatience {
  const registry = globalThis as unknown as Record<symbol, LockPatience | undefined>
  return (registry[Symbol.for('balcao.lock-patience')] ??= createLockPatience(INTAKE_CONNECTIONS))
}

// Each statement of the message sees the world as of its own start: the facts are read after the locks were granted.
async function readFacts(client: PoolClient, query: FactsQuery, deadline: Deadline, lockMs: number): Promise<Facts> {
  const ms = Math.max(1, Math.ceil(deadline.left()))
  const text = [
    ...planAgain(client),
    'BEGIN',
    `SET LOCAL statement_timeout = ${ms}`,
    `SET LOCAL lock_timeout = ${lockMs}`,
    `SELECT pg_advisory_xact_lock(k) FROM unnest('{${locksOf(query).join(',')}}'::bigint[]) AS k`,
    execute('intake_facts', jsonLiteral(query)),
    // What follows waits for others of the intake alone, which are soon done.
    `SET LOCAL lock_timeout = ${ms}`,
  ].join(';\n')
  const results = (await client.query({ text, query_timeout: ms } as pg.QueryConfig)) as unknown as pg.QueryResult[]
  const { locked, ...read } = results.at(-2)!.rows[0] as FactsRow
  const facts = factsOf(read)
  if (facts.contacts.some(contact => !locked.includes(contact.id)))
    throw new LookAgain('contacts changed before they were locked')
  return facts
}

function factsOf({ surroundings, chat, contacts, leads }: Omit<FactsRow, 'locked'>): Facts {
  const found: ChatFacts = chat ?? { chat: null, chatOperators: [], lastAnswerBy: null }
  const lead = leads?.find(({ id }) => id === found.chat?.leadId) ?? null
  return { ...surroundings, ...found, contacts: contacts ?? [], leads: leads ?? [], lead, pool: null }
}

// The third round trip, only for a chat that nobody above the round robin takes: who waits for the pool's lock reads the
// loads with the lead that was written before it.
async function decideWith(client: PoolClient, c: Case, deadline: Deadline): Promise<Decision> {
  const decision = decide(c)
  if (decision.plan.turn !== 'unread') return decision
  const ms = Math.max(1, Math.ceil(deadline.left()))
  const text = [`SELECT pg_advisory_xact_lock(${POOL_LOCK})`, execute('intake_pool')].join(';\n')
  const results = (await client.query({ text, query_timeout: ms } as pg.QueryConfig)) as unknown as pg.QueryResult[]
  return decide({ ...c, facts: { ...c.facts, pool: results.at(-1)!.rows[0]!.pool as PoolMember[] } })
}

function caseOf(arrival: Arrival, prepared: Prepared, facts: Facts): Case {
  return {
    event: prepared.event,
    reading: prepared.reading,
    facts,
    now: arrival.receivedAt,
    isAgain: arrival.isAgain ?? false,
    chatKey: prepared.query.chatKey,
    ownKey: prepared.query.ownKey,
    factsHash: prepared.factsHash,
    words: intakeWords(facts.settings.locale),
    newId: uuidv7,
  }
}

function answerOf(prepared: Prepared, facts: Facts, decision: Decision, appUrl: string): JivoAnswer {
  const { event, reading } = prepared
  return isAnswered(event)
    ? buildAnswer(decision.person, reading, {
        settings: facts.settings,
        fields: facts.fields,
        words: intakeWords(facts.settings.locale),
        appUrl,
      })
    : OK
}

async function writePlan(
  client: PoolClient,
  arrival: Arrival,
  prepared: Prepared,
  facts: Facts,
  decision: Decision,
  answer: JivoAnswer,
  deadline: Deadline,
): Promise<void> {
  const { plan } = decision
  const widget = plan.widgetId && { widgetId: plan.widgetId, channelId: arrival.channelId }
  const sections = {
    ...planRows(plan),
    widget,
    ...deliverySections(arrival, prepared, facts, decision, answer, deadline.spent()),
  }
  const ms = Math.max(1, Math.ceil(deadline.left()))
  const text = [
    `SET LOCAL statement_timeout = ${ms}`,
    ...turnStatement(plan.turn),
    ...holdStatement(givenTo(plan, facts)),
    ...(plan.giveWay ? [mergeStatement(plan.giveWay, arrival.receivedAt)] : []),
    ...(plan.demote.length > 0 ? [execute('intake_demote', jsonLiteral(plan.demote))] : []),
    ...writesOf(sections).map(write => executeWrite(write, keptBody(arrival))),
    'COMMIT',
  ].join(';\n')
  await client.query({ text, query_timeout: ms + ANSWER_GRACE_MS } as pg.QueryConfig)
  if (!('seenAgain' in sections)) noteBody(arrival)
}

function turnStatement(turn: Plan['turn']): string[] {
  if (turn === null || turn === 'unread') return []
  return [execute('intake_turn', textLiteral(turn.userId), textLiteral(turn.at.toISOString()))]
}

// Before every other row is written, and after the turn, which takes the stronger lock of the same row: whoever hands
// somebody's work over waits for them first and for leads afterwards.
function holdStatement(userIds: string[]): string[] {
  return userIds.length === 0 ? [] : [execute('intake_hold', textLiteral(`{${userIds.join(',')}}`))]
}

function mergeStatement(giveWay: { loserId: string; survivorId: string; mergeId: string }, at: Date): string {
  const ids = [giveWay.loserId, giveWay.survivorId, giveWay.mergeId].map(textLiteral)
  return execute('intake_merge', ...ids, "'anonymous'", 'NULL', textLiteral(at.toISOString()))
}

/** Whether the connection can be used again: an error of the server, rolled back within the time that is left. */
async function rolledBack(client: PoolClient, error: unknown, deadline: Deadline): Promise<boolean> {
  const fromServer = typeof (error as { severity?: unknown } | null)?.severity === 'string'
  if (!fromServer && classifyDatabaseError(error).kind !== 'other') return false
  try {
    await client.query({ text: 'ROLLBACK', query_timeout: Math.max(50, deadline.left()) } as pg.QueryConfig)
    return true
  } catch {
    return false
  }
}
