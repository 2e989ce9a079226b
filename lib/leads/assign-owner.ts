import type { WorkCalendar } from '@/lib/settings/work-calendar'
import { absenceOf, type Absence } from '@/lib/team/availability'
import { ruleMatches, type AssignmentRule, type Origin, type RuleSubject } from './assignment-rules'
import { nextInTurn, type PoolMember } from './round-robin'

/** A person of the CRM who may own leads. */
export type Person = { id: string; name: string; active: boolean }

/** An operator of the event and the person it stands for, if any. */
export type OperatorOwner = { operator: string; bot: boolean; person: Person | null }

/** The steps that look for somebody, in their order. */
export const ladderSteps = [
  'operator',
  'assigned_agent',
  'contact_owner',
  'department_rule',
  'source_rule',
  'round_robin',
  'channel_default',
  'account_default',
] as const

export type LadderStep = (typeof ladderSteps)[number]

/** Why a step, or one person or rule of a step, was passed over. */
export type Skip = {
  /** `busier`: has more open leads for their weight than whoever took it */
  why: 'none' | 'not_asked' | 'bot' | 'unmapped' | 'inactive' | 'no_match' | 'off' | 'busier' | Absence
  operator?: string
  /** who would have been next but for this */
  userName?: string
  /** the same person; unknown to reasons of earlier versions */
  userId?: string
  rule?: RuleName
  openLeads?: number
}

export type SkippedStep = { step: LadderStep } & Skip

/** A rule as its reason names it: of a channel the name, not the id. */
export type RuleName = { subject: RuleSubject; value: string }

export type ManagerReason = {
  code: LadderStep | 'nobody' | 'hand' | 'queue' | 'leaver'
  operator?: string
  userName?: string
  userId?: string
  rule?: RuleName
  /** of whoever the round robin chose, before this one */
  openLeads?: number
  skipped?: SkippedStep[]
}

export type Assignment = {
  managerId: string | null
  reason: ManagerReason & { code: LadderStep | 'nobody' }
  /** the ladder came to the round robin, but the pool has not been read: read it and ask again */
  poolUnread?: true
}

/** Who takes part in the round robin, and the moment at which they must be there. */
export type Pool = { members: PoolMember[]; calendar: WorkCalendar; now: Date }

export type LadderFacts = {
  /** The operator who counts: of the last agent message, else of the latest chat_accepted. */
  operator: OperatorOwner | null
  assignedAgent: OperatorOwner | null
  contactOwner: Person | null
  /** in their order */
  rules: AssignmentRule[]
  origin: Origin
  pool: Pool | 'off' | 'unread'
  channelDefault: Person | null
  accountDefault: Person | null
  /** An offline message or a pop-up was answered by nobody: the ladder begins at its fourth step. */
  answeredByNobody: boolean
  /** A setting puts the contact's owner before the operator. */
  contactOwnerFirst: boolean
}

/**
 * Whose lead it is, with the reason and everything that was skipped on the way (the assignment ladder, steps 2 and 4 to
 * 8; an owner set by hand never comes here, and the third step chooses the operator). Bots, unmapped operators and
 * people who left are skipped everywhere, people who are away or off duty in the round robin.
 */
export function assignOwner(facts: LadderFacts): Assignment {
  const skipped: SkippedStep[] = []
  for (const step of stepsInOrder(facts.contactOwnerFirst)) {
    if (step === 'round_robin' && facts.pool === 'unread') {
      return { managerId: null, reason: { code: 'nobody', skipped }, poolUnread: true }
    }
    const { taken, skips } = TAKE[step](facts)
    skipped.push(...skips.map(skip => ({ step, ...skip })))
    if (taken) {
      const { person, ...why } = taken
      return {
        managerId: person.id,
        reason: { code: step, ...why, userName: person.name, userId: person.id, ...(skipped.length && { skipped }) },
      }
    }
  }
  return { managerId: null, reason: { code: 'nobody', skipped } }
}

/** The steps in the order in which they are asked. */
export function stepsInOrder(contactOwnerFirst: boolean): LadderStep[] {
  return contactOwnerFirst
    ? ['contact_owner', ...ladderSteps.filter(step => step !== 'contact_owner')]
    : [...ladderSteps]
}

type Taken = { person: Person; operator?: string; rule?: RuleName; openLeads?: number }
type Outcome = { taken: Taken | null; skips: Skip[] }

const skip = (why: Skip['why'], more: Omit<Skip, 'why'> = {}): Outcome => ({ taken: null, skips: [{ why, ...more }] })

const TAKE: Record<LadderStep, (facts: LadderFacts) => Outcome> = {
  operator: facts => (facts.answeredByNobody ? skip('not_asked') : takeOperator(facts.operator)),
  assigned_agent: facts => takeOperator(facts.assignedAgent),
  contact_owner: facts => takePerson(facts.contactOwner),
  department_rule: ({ rules, origin }) =>
    takeByRule(
      rules.filter(rule => rule.subject === 'department'),
      origin,
    ),
  source_rule: ({ rules, origin }) =>
    takeByRule(
      rules.filter(rule => rule.subject !== 'department'),
      origin,
    ),
  round_robin: ({ pool }) => (typeof pool === 'string' ? skip('off') : takeTurn(pool)),
  channel_default: facts => takePerson(facts.channelDefault),
  account_default: facts => takePerson(facts.accountDefault),
}

function takeOperator(found: OperatorOwner | null): Outcome {
  if (!found) return skip('none')
  const { operator, bot, person } = found
  if (bot) return skip('bot', { operator })
  if (!person) return skip('unmapped', { operator })
  if (!person.active) return skip('inactive', { operator, ...named(person) })
  return { taken: { person, operator }, skips: [] }
}

function takePerson(person: Person | null): Outcome {
  if (!person) return skip('none')
  return person.active ? { taken: { person }, skips: [] } : skip('inactive', named(person))
}

function takeByRule(rules: AssignmentRule[], origin: Origin): Outcome {
  if (rules.length === 0) return skip('none')
  const matching = rules.filter(rule => ruleMatches(rule, origin))
  if (matching.length === 0) return skip('no_match')
  const at = matching.findIndex(({ person }) => person.active)
  const passed = at < 0 ? matching : matching.slice(0, at)
  const skips = passed.map(rule => ({ why: 'inactive' as const, ...named(rule.person), rule: nameOf(rule) }))
  const rule = matching[at]
  return { taken: rule ? { person: rule.person, rule: nameOf(rule) } : null, skips }
}

function named({ id, name }: Pick<Person, 'id' | 'name'>): Pick<Skip, 'userName' | 'userId'> {
  return { userName: name, userId: id }
}

function nameOf({ subject, label }: AssignmentRule): RuleName {
  return { subject, value: label }
}

// Of a large pool the reason names the first of those passed over: it is kept with every lead.
const NAMED_AT_MOST = 12

function takeTurn({ members, calendar, now }: Pool): Outcome {
  if (members.length === 0) return skip('none')
  const absent = members.map(member => (member.active ? absenceOf(member, calendar, now) : 'inactive'))
  const here = members.filter((_, at) => absent[at] === null)
  const next = nextInTurn(here)
  const skips = members.flatMap((member, at): Skip[] => {
    const why = absent[at] ?? (member === next ? null : 'busier')
    if (!why) return []
    return [{ why, ...named(member), ...(why === 'busier' && { openLeads: member.openLeads }) }]
  })
  return { taken: next && { person: next, openLeads: next.openLeads }, skips: skips.slice(0, NAMED_AT_MOST) }
}
