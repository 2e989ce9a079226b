/** A person of the CRM who may own leads. */
export type Person = { id: string; name: string; active: boolean }

/** An operator of the event and the person it stands for, if any. */
export type OperatorOwner = { operator: string; bot: boolean; person: Person | null }

export type SkippedStep = {
  step: 'operator' | 'assigned_agent' | 'contact_owner' | 'channel_default' | 'account_default'
  why: 'none' | 'bot' | 'unmapped' | 'inactive' | 'not_asked'
  operator?: string
}

export type ManagerReason = {
  code: 'operator' | 'assigned_agent' | 'contact_owner' | 'channel_default' | 'account_default' | 'nobody' | 'hand'
  operator?: string
  userName?: string
  skipped?: SkippedStep[]
}

export type Assignment = { managerId: string | null; reason: ManagerReason }

export type LadderFacts = {
  /** The operator who counts: of the last agent message, else of the latest chat_accepted. */
  operator: OperatorOwner | null
  assignedAgent: OperatorOwner | null
  contactOwner: Person | null
  channelDefault: Person | null
  accountDefault: Person | null
  /** An offline message or a pop-up was answered by nobody: the ladder begins at its fourth step. */
  answeredByNobody: boolean
  /** A setting puts the contact's owner before the operator. */
  contactOwnerFirst: boolean
}

/**
 * Whose lead it is, with the reason and the steps that were skipped (the assignment ladder, steps 2, 4, 7 and 8;
 * an owner set by hand never comes here). Bots, unmapped operators and people who left are skipped.
 */
export function assignOwner(facts: LadderFacts): Assignment {
  const skipped: SkippedStep[] = []
  for (const step of stepsOf(facts)) {
    const outcome = step.take()
    if ('managerId' in outcome) return { ...outcome, reason: { ...outcome.reason, ...(skipped.length && { skipped }) } }
    skipped.push({ step: step.name, ...outcome })
  }
  return { managerId: null, reason: { code: 'nobody', skipped } }
}

type Outcome = Omit<SkippedStep, 'step'> | Assignment
type Step = { name: SkippedStep['step']; take: () => Outcome }

function stepsOf(facts: LadderFacts): Step[] {
  const operator: Step = { name: 'operator', take: () => takeOperator('operator', facts.operator, facts.answeredByNobody) }
  const rest: Step[] = [
    { name: 'assigned_agent', take: () => takeOperator('assigned_agent', facts.assignedAgent, false) },
    { name: 'contact_owner', take: () => takePerson('contact_owner', facts.contactOwner) },
    { name: 'channel_default', take: () => takePerson('channel_default', facts.channelDefault) },
    { name: 'account_default', take: () => takePerson('account_default', facts.accountDefault) },
  ]
  const ownerFirst = facts.contactOwnerFirst ? rest.splice(1, 1) : []
  return [...ownerFirst, operator, ...rest]
}

function takeOperator(code: 'operator' | 'assigned_agent', found: OperatorOwner | null, notAsked: boolean): Outcome {
  if (notAsked) return { why: 'not_asked' }
  if (!found) return { why: 'none' }
  if (found.bot) return { why: 'bot', operator: found.operator }
  if (!found.person) return { why: 'unmapped', operator: found.operator }
  if (!found.person.active) return { why: 'inactive', operator: found.operator }
  return { managerId: found.person.id, reason: { code, operator: found.operator, userName: found.person.name } }
}

function takePerson(code: 'contact_owner' | 'channel_default' | 'account_default', person: Person | null): Outcome {
  if (!person) return { why: 'none' }
  if (!person.active) return { why: 'inactive' }
  return { managerId: person.id, reason: { code, userName: person.name } }
}
