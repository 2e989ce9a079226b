import type { ManagerReason, RuleName, SkippedStep } from './assign-owner'

type Code = ManagerReason['code']

const RULE: Record<RuleName['subject'], string> = {
  department: 'the department',
  channel: 'the channel',
  site: 'the site',
  utm_source: 'utm_source',
  utm_medium: 'utm_medium',
  utm_campaign: 'utm_campaign',
}

const ruleWords = (rule: RuleName | undefined) => (rule ? `${RULE[rule.subject]} “${rule.value}”` : 'a rule')
const by = ({ rule, userName }: ManagerReason) => `chats of ${ruleWords(rule)} go to ${userName ?? 'somebody'}`

const SENTENCE: Record<Code, (reason: ManagerReason) => string> = {
  operator: ({ operator, userName }) => `operator ${operator ?? 'unknown'} maps to ${userName ?? 'somebody'}`,
  assigned_agent: ({ operator, userName }) =>
    `${operator ?? 'somebody'} is responsible for the client in Jivo and maps to ${userName ?? 'somebody'}`,
  contact_owner: ({ userName }) => `${userName ?? 'somebody'} owns the contact`,
  department_rule: by,
  source_rule: by,
  round_robin: ({ userName, openLeads }) =>
    `it was the turn of ${userName ?? 'somebody'}, who had ${openLeads ?? 0} open leads, in the round robin`,
  channel_default: ({ userName }) => `${userName ?? 'somebody'} is the default owner of the channel`,
  account_default: ({ userName }) => `${userName ?? 'somebody'} is the default owner of the account`,
  nobody: () => 'no step of the assignment found anybody',
  hand: ({ userName }) => (userName ? `${userName} was chosen by hand` : 'chosen by hand'),
  queue: ({ userName }) => `${userName ?? 'somebody'} took it from the queue`,
  leaver: ({ userName }) =>
    userName ? `${userName} took over when its owner was deactivated` : 'its owner was deactivated',
}

const STEP: Record<SkippedStep['step'], (step: SkippedStep) => string> = {
  operator: ({ operator }) => (operator ? `operator ${operator}` : 'the operator'),
  assigned_agent: ({ operator }) =>
    operator ? `the agent responsible in Jivo, ${operator},` : 'the agent responsible in Jivo',
  contact_owner: () => 'the owner of the contact',
  department_rule: ({ rule, userName }) => `${userName ?? 'somebody'}, whose rule is ${ruleWords(rule)},`,
  source_rule: ({ rule, userName }) => `${userName ?? 'somebody'}, whose rule is ${ruleWords(rule)},`,
  round_robin: ({ userName }) => `${userName ?? 'somebody'} of the round robin`,
  channel_default: () => 'the default owner of the channel',
  account_default: () => 'the default owner of the account',
}

/** A step that had nobody to offer explains nothing and is passed over. */
const SKIPPED: Partial<Record<SkippedStep['why'], (step: SkippedStep) => string>> = {
  bot: () => 'is a bot',
  unmapped: () => 'maps to nobody',
  inactive: () => 'is no longer active',
  away: () => 'is away',
  outside_hours: () => 'is outside working hours',
  busier: ({ openLeads }) => `was not next with ${openLeads ?? 0} open leads`,
}

/**
 * Why this manager, as one English sentence for other programs: “operator ana@loja.com.br maps to Ana Lima”,
 * and behind it the steps of the assignment ladder that had somebody who could not be taken. In: the stored
 * reason. Out: null when there is none, as with a lead made by hand.
 */
export function managerReasonSentence(reason: unknown): string | null {
  if (!isReason(reason)) return null
  const skipped = Array.isArray(reason.skipped) ? reason.skipped.flatMap(skippedClause) : []
  return [SENTENCE[reason.code](reason), ...skipped].join('; ')
}

function isReason(reason: unknown): reason is ManagerReason {
  const code = (reason as { code?: unknown } | null)?.code
  return typeof code === 'string' && Object.hasOwn(SENTENCE, code)
}

function skippedClause(step: SkippedStep): string[] {
  const clause = SKIPPED[step.why]
  return clause && Object.hasOwn(STEP, step.step) ? [`${STEP[step.step](step)} ${clause(step)}`] : []
}
