import type { ManagerReason, SkippedStep } from './assign-owner'

type Code = ManagerReason['code']

const SENTENCE: Record<Code, (reason: ManagerReason) => string> = {
  operator: ({ operator, userName }) => `operator ${operator ?? 'unknown'} maps to ${userName ?? 'somebody'}`,
  assigned_agent: ({ operator, userName }) =>
    `${operator ?? 'somebody'} is responsible for the client in Jivo and maps to ${userName ?? 'somebody'}`,
  contact_owner: ({ userName }) => `${userName ?? 'somebody'} owns the contact`,
  channel_default: ({ userName }) => `${userName ?? 'somebody'} is the default owner of the channel`,
  account_default: ({ userName }) => `${userName ?? 'somebody'} is the default owner of the account`,
  nobody: () => 'no step of the assignment found anybody',
  hand: ({ userName }) => (userName ? `${userName} was chosen by hand` : 'chosen by hand'),
}

const STEP: Record<SkippedStep['step'], (operator: string | undefined) => string> = {
  operator: operator => (operator ? `operator ${operator}` : 'the operator'),
  assigned_agent: operator =>
    operator ? `the agent responsible in Jivo, ${operator},` : 'the agent responsible in Jivo',
  contact_owner: () => 'the owner of the contact',
  channel_default: () => 'the default owner of the channel',
  account_default: () => 'the default owner of the account',
}

/** A step that had nobody to offer explains nothing and is passed over. */
const SKIPPED: Partial<Record<string, string>> = {
  bot: 'is a bot',
  unmapped: 'maps to nobody',
  inactive: 'is no longer active',
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

function skippedClause({ step, why, operator }: SkippedStep): string[] {
  const clause = SKIPPED[why]
  return clause && Object.hasOwn(STEP, step) ? [`${STEP[step](operator)} ${clause}`] : []
}
