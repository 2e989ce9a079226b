import { idText, label, LIMIT, line } from './read-text'
import { isNothing, listOf, objectOf, type JsonObject, type Notes } from './read-values'

export type Agent = {
  id: string | null
  /** The Jivo login: the agent's e-mail in lower case. */
  login: string | null
  name: string | null
  phone: string | null
  /** No e-mail and an id that is not positive: Jivo's AI agent or a bot, never a person. */
  bot: boolean
}

export type People = { agent: Agent | null; agents: Agent[]; assignedAgent: Agent | null }

const MAX_AGENTS = 100

/**
 * Who served (`agent`, `agents`) and who is responsible in Jivo's client card (`assigned_agent`). `agents`
 * keeps Jivo's order, joins entries of one id or one login, and includes `agent`; at most 100.
 */
export function readPeople(event: JsonObject, notes: Notes): People {
  const agent = readAgents(event.agent, notes, 'agent')[0] ?? null
  const listed = readAgents(event.agents, notes, 'agents')
  return {
    agent,
    agents: withoutDoubles(agent ? [...listed, agent] : listed),
    assignedAgent: readAgents(event.assigned_agent, notes, 'assigned_agent')[0] ?? null,
  }
}

function readAgents(value: unknown, notes: Notes, field: string): Agent[] {
  const items = listOf(value)
  if (items.length === 0 && !isNothing(value)) notes.add(`${field}_unreadable`)
  if (items.length > MAX_AGENTS) notes.add(`${field}_cut`)
  return items.slice(0, MAX_AGENTS).flatMap(item => readAgent(item, notes, field) ?? [])
}

function readAgent(value: unknown, notes: Notes, field: string): Agent | null {
  const person = objectOf(value)
  if (!person) return null
  const id = idText(person.id, notes, `${field}_id`)
  const login = line(person.email, LIMIT.email, notes, `${field}_email`)?.toLowerCase() ?? null
  const name = label(person.name, LIMIT.name, notes, `${field}_name`)
  if (id === null && login === null && name === null) return null
  const phone = line(person.phone, LIMIT.phone, notes, `${field}_phone`)
  return { id, login, name, phone, bot: login === null && id !== null && /^(?:-\d+|0+)$/.test(id) }
}

function withoutDoubles(agents: readonly Agent[]): Agent[] {
  const kept: Agent[] = []
  for (const agent of agents) {
    const at = kept.findIndex(other => isSamePerson(other, agent))
    const known = kept[at]
    if (known) kept[at] = fillGaps(known, agent)
    else kept.push(agent)
  }
  return kept
}

function isSamePerson(a: Agent, b: Agent): boolean {
  if (a.id !== null && b.id !== null && a.id === b.id) return true
  if (a.login !== null || b.login !== null) return a.login === b.login
  return a.id === null && b.id === null && a.name === b.name
}

function fillGaps(known: Agent, more: Agent): Agent {
  return {
    id: known.id ?? more.id,
    login: known.login ?? more.login,
    name: known.name ?? more.name,
    phone: known.phone ?? more.phone,
    bot: known.bot && more.bot,
  }
}
