import {
  assignOwner,
  type Assignment,
  type LadderFacts,
  type ManagerReason,
  type OperatorOwner,
} from '@/lib/leads/assign-owner'
import { operatorKey } from '@/lib/team/operator-key'
import type { Agent } from '@/lib/jivo/events'
import type { ContactFact, LeadFact } from '../facts'
import { isOvertaken, type Case } from './case'
import { originOf } from './origin'

/** Nobody of the company took part: the ladder begins below the operator. */
const ANSWERED_BY_NOBODY = new Set(['offline_message', 'client_updated', 'client_attribute_updated'])
const TAKES_A_HELD_LEAD = new Set<ManagerReason['code']>(['operator', 'assigned_agent'])

/**
 * Whose lead it is after this event; null = as it was. An owner set by hand stays, a second chat on an open lead
 * changes nothing, and after the first stage a transfer changes nothing. A lead without a manager takes any; from one who
 * has it only the operator or Jivo's responsible employee takes it, for the steps below speak of new leads.
 * @param isOwnChat this event belongs to the lead's first chat
 */
export function decideOwner(
  c: Case,
  lead: LeadFact | null,
  contact: ContactFact,
  isOwnChat: boolean,
): Assignment | null {
  if (lead?.managerByHand) return null
  // The first stage is where this channel's leads begin, which need not be the first of the pipeline.
  const isHeld = lead !== null && lead.manager !== null && (lead.manager.active || lead.status !== 'open')
  if (isHeld && !(isOwnChat && lead.stage === c.facts.channel.stage)) return null
  const agent = operatorWhoCounts(c)
  // An event that says nothing new about who served leaves a lead that has a manager alone.
  if (isHeld && (!agent || isOvertaken(c, c.facts.chat?.lastEventAt))) return null
  const assignment = assignOwner(ladderFacts(c, contact, agent, isHeld))
  if (isHeld) return TAKES_A_HELD_LEAD.has(assignment.reason.code) ? assignment : null
  return lead ? keepOperators(assignment, lead.managerReason) : assignment
}

// An event that names no operator must not hide the one who could not take the lead: mapping them later still offers it.
function keepOperators({ reason, ...assignment }: Assignment, before: ManagerReason): Assignment {
  const skipped = reason.skipped?.map(step => {
    const known = before.skipped?.find(one => one.step === step.step)
    return known?.operator && !step.operator && TAKES_A_HELD_LEAD.has(step.step) ? known : step
  })
  return { ...assignment, reason: { ...reason, ...(skipped && { skipped }) } }
}

function ladderFacts(c: Case, contact: ContactFact, agent: Agent | null, isHeld: boolean): LadderFacts {
  const { settings, channel, rules } = c.facts
  return {
    operator: agent && ownerOf(c, agent),
    assignedAgent: c.event.assignedAgent && ownerOf(c, c.event.assignedAgent),
    contactOwner: contact.owner,
    rules,
    origin: originOf(c),
    pool: settings.roundRobin && !isHeld ? poolOf(c) : 'off',
    channelDefault: channel.defaultManager,
    accountDefault: settings.defaultOwner,
    answeredByNobody: ANSWERED_BY_NOBODY.has(c.event.name),
    contactOwnerFirst: settings.contactOwnerFirst,
  }
}

function poolOf({ facts: { pool, settings }, now }: Case): LadderFacts['pool'] {
  const { workingHours: hours, holidays, timeZone } = settings
  return pool === null ? 'unread' : { members: pool, calendar: { hours, holidays, timeZone }, now }
}

/**
 * The operator whose lead it is by the ladder's third step: of the last agent message, else of the latest
 * chat_accepted (a setting keeps the first). Null when this event does not change the answer.
 */
function operatorWhoCounts(c: Case): Agent | null {
  const { event, facts } = c
  const ofLastMessage = lastAnswering(event.messages, event.agents)
  if (facts.settings.transferOwner === 'first')
    return facts.chat?.acceptedById ? null : (event.agent ?? event.agents[0] ?? null)
  const isLonger = event.messages.length >= (facts.chat?.messageCount ?? 0)
  if (ofLastMessage) return isLonger ? ofLastMessage : null
  // A transcript that came before this event outranks it.
  if (facts.lastAnswerBy) return null
  if (event.name === 'chat_updated' && facts.chat?.acceptedById) return null
  // Jivo appends who served last at the end.
  return (
    event.agent ??
    (facts.chat?.acceptedById ? null : (event.agents.findLast(one => !one.bot) ?? event.agents.at(-1) ?? null))
  )
}

function lastAnswering(messages: Case['event']['messages'], agents: Agent[]): Agent | null {
  const people = new Map(agents.filter(one => one.id !== null && !one.bot).map(one => [one.id, one]))
  const last = messages.findLast(message => message.from === 'operator' && people.has(message.operatorId))
  return last ? (people.get(last.operatorId) ?? null) : null
}

function ownerOf(c: Case, agent: Agent): OperatorOwner {
  const key = operatorKey({ login: agent.login, jivoId: agent.id })
  const fact = c.facts.operators.find(one => one.key === key)
  return { operator: key ?? agent.name ?? '?', bot: agent.bot, person: fact?.person ?? null }
}
