/** Why a call failed, in codes that telephone exchanges use; Jivo documents none, so any text may come. */
export const CALL_REASONS = [
  'no_answer',
  'busy',
  'canceled',
  'rejected',
  'failed',
  'unavailable',
  'invalid_number',
  'timeout',
  'no_agents',
  'no_money',
  'blocked',
] as const

export type CallReason = (typeof CALL_REASONS)[number]

const SPELLINGS: Partial<Record<string, CallReason>> = {
  noanswer: 'no_answer',
  notanswered: 'no_answer',
  unanswered: 'no_answer',
  missed: 'no_answer',
  clientnoanswer: 'no_answer',
  agentnoanswer: 'no_answer',
  busy: 'busy',
  userbusy: 'busy',
  clientbusy: 'busy',
  agentbusy: 'busy',
  cancel: 'canceled',
  canceled: 'canceled',
  cancelled: 'canceled',
  originatorcancel: 'canceled',
  abandoned: 'canceled',
  reject: 'rejected',
  rejected: 'rejected',
  declined: 'rejected',
  callrejected: 'rejected',
  fail: 'failed',
  failed: 'failed',
  failure: 'failed',
  error: 'failed',
  internalerror: 'failed',
  unknown: 'failed',
  unavailable: 'unavailable',
  chanunavail: 'unavailable',
  congestion: 'unavailable',
  unreachable: 'unavailable',
  notavailable: 'unavailable',
  offline: 'unavailable',
  subscriberabsent: 'unavailable',
  invalidnumber: 'invalid_number',
  wrongnumber: 'invalid_number',
  badnumber: 'invalid_number',
  unallocatednumber: 'invalid_number',
  invalidphone: 'invalid_number',
  timeout: 'timeout',
  timedout: 'timeout',
  noagents: 'no_agents',
  noagent: 'no_agents',
  nooperators: 'no_agents',
  agentsoffline: 'no_agents',
  agentsbusy: 'no_agents',
  nomoney: 'no_money',
  insufficientfunds: 'no_money',
  notenoughmoney: 'no_money',
  blocked: 'blocked',
  blacklisted: 'blocked',
  forbidden: 'blocked',
}

/**
 * A reason as Jivo gave it: a code with words of ours, a sentence to be shown as it stands, or the code of something
 * we do not know, made readable.
 */
export function readCallReason(reason: string): { code: CallReason } | { sentence: string } | { unknown: string } {
  const spelling = reason.toLowerCase().replace(/[\s_-]+/g, '')
  const code = Object.hasOwn(SPELLINGS, spelling) ? SPELLINGS[spelling] : undefined
  if (code) return { code }
  const isCode = /^[A-Z][A-Z0-9_-]*$/.test(reason) || /^[a-z0-9]+(?:[_-][a-z0-9]+)+$/.test(reason)
  return isCode ? { unknown: reason.toLowerCase().replace(/[_-]+/g, ' ').trim() } : { sentence: reason }
}
