import type { Agent, Message } from '@/lib/jivo/events'
import { operatorId, operatorKey } from '@/lib/team/operator-key'
import type { Plan } from '../plan'
import { isOvertaken, type Case } from './case'

/** The operators of an event: new ones are written, names kept current, and all of them stay with the chat. */
export function noteOperators(c: Case, plan: Plan, chatId: string): { acceptedById: string | null } {
  let position = c.facts.chatOperators.length
  for (const agent of c.event.agents) {
    const id = noteOperator(c, plan, agent)
    if (!id || c.facts.chatOperators.some(known => known.operatorId === id)) continue
    if (plan.chatOperators.some(noted => noted.operatorId === id)) continue
    plan.chatOperators.push({ chatId, operatorId: id, position: position++, jivoId: agent.id })
  }
  return { acceptedById: acceptedBy(c) }
}

function noteOperator(c: Case, plan: Plan, agent: Agent): string | null {
  const key = operatorKey({ login: agent.login, jivoId: agent.id })
  if (!key) return null
  const id = idOf(c, key)
  const known = c.facts.operators.find(one => one.key === key && one.operatorId !== null)
  if (!known) {
    if (!plan.operatorsNew.some(one => one.id === id)) {
      plan.operatorsNew.push({ id, key, jivoId: agent.id, login: agent.login, name: agent.name, bot: agent.bot })
    }
  } else if (
    !isOvertaken(c, c.facts.chat?.lastEventAt) &&
    ((agent.name && agent.name !== known.name) || (agent.id && agent.id !== known.jivoId))
  ) {
    plan.operatorNames.push({ id, name: agent.name, jivoId: agent.id })
  }
  return id
}

function acceptedBy(c: Case): string | null {
  const before = c.facts.chat?.acceptedById ?? null
  const { agent, name } = c.event
  const key = agent && operatorKey({ login: agent.login, jivoId: agent.id })
  if (!key || agent.bot) return before
  const isNews =
    name === 'chat_accepted' && !isOvertaken(c, c.facts.chat?.lastEventAt) && c.facts.settings.transferOwner === 'last'
  return isNews ? idOf(c, key) : (before ?? idOf(c, key))
}

function idOf(c: Case, key: string): string {
  return c.facts.operators.find(one => one.key === key)?.operatorId ?? operatorId(key)
}

/** Messages with the names of those who wrote them, so that the transcript reads by itself. */
export function withNames(messages: Message[] | null, agents: Agent[]): Message[] | null {
  if (!messages) return null
  const names = new Map(agents.map(agent => [agent.id, agent.name ?? agent.login]))
  return messages.map(message =>
    message.from === 'operator' && message.operatorName === null && message.operatorId !== null
      ? { ...message, operatorName: names.get(message.operatorId) ?? null }
      : message,
  )
}
