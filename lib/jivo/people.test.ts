import { describe, expect, test } from 'vitest'
import { accepted, agent, finished } from '@/tests/samples/jivo-events'
import { readPeople } from './people'

function people(body: Record<string, unknown>) {
  const notes = new Set<string>()
  return { ...readPeople(body, notes), notes: [...notes] }
}
const rogerio = {
  id: '208',
  login: 'rogerio@aurora.example',
  name: 'Rogério Antunes',
  phone: '+554130000208',
  bot: false,
}

describe('the agents of an event', () => {
  test('whoever accepted took part', () => {
    expect(people(accepted())).toEqual({ agent: rogerio, agents: [rogerio], assignedAgent: null, notes: [] })
  })

  test('the login is the e-mail in lower case, ids are text', () => {
    const { agent: read } = people(accepted({ agent: { id: 208, email: ' Rogerio@Aurora.example ' } }))
    expect(read).toEqual(rogerio)
  })

  test('all who took part keep Jivo’s order, without doubles', () => {
    const agents = [
      agent(),
      agent({ id: 209, name: 'Lia', email: 'lia@aurora.example', phone: null }),
      agent({ id: 208 }),
    ]
    expect(people(finished({ agents })).agents.map(({ id }) => id)).toEqual(['208', '209'])
  })

  test('one login under two ids, or known only in part, is one person', () => {
    const agents = [{ email: 'Rogerio@aurora.example' }, agent()]
    expect(people(finished({ agents })).agents).toEqual([rogerio])
  })

  test('agents may be an object with index keys, one agent, or stand under agent', () => {
    const lia = agent({ id: '209', email: 'lia@aurora.example' })
    expect(people(finished({ agents: undefined, agent: agent() })).agents).toEqual([rogerio])
    expect(people({ agents: { '1': lia, '0': agent() } }).agents.map(({ id }) => id)).toEqual(['208', '209'])
    expect(people({ agents: agent() }).agents).toEqual([rogerio])
  })

  test.each([undefined, null, [], {}, [null], [{}], [[]]])('nobody is nobody: %j', value => {
    expect(people({ agent: value, agents: value, assigned_agent: value })).toEqual({
      agent: null,
      agents: [],
      assignedAgent: null,
      notes: [],
    })
  })

  test('what is no agent is noted', () => {
    expect(people({ agent: 'Rogério', agents: 7 }).notes).toEqual(['agent_unreadable', 'agents_unreadable'])
  })

  test.each([
    [{ id: '-1', name: 'AI agent', email: null }, true],
    [{ id: 0, name: 'Bot' }, true],
    [{ id: '109', name: 'Sem e-mail' }, false],
    [{ id: -1, email: 'lia@aurora.example' }, false],
    [{ name: 'Só o nome' }, false],
  ])('%j is a bot: %s', (value, bot) => {
    expect(people({ agent: value }).agent?.bot).toBe(bot)
  })

  test('the person responsible for the client card did not therefore take part', () => {
    const read = people({ assigned_agent: { id: 3, email: 'gerente@aurora.example', name: 'Gerente' } })
    expect(read.assignedAgent).toMatchObject({ id: '3', login: 'gerente@aurora.example' })
    expect(read.agents).toEqual([])
  })
})
