import { describe, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { app, sql } from '@/tests/support/app'
import {
  channelOf,
  chatNumber,
  leadsOf,
  operatorOf,
  ownerOf,
  send,
  someone,
  userOf,
  type Body,
  type Channel,
} from '@/tests/support/intake'
import { accepted, finished } from '@/tests/samples/jivo-events'

const start = (visitor: Body, overrides: Body = {}) =>
  accepted({ chat_id: chatNumber(), agent: operatorOf(), ...overrides, visitor })

describe('the manager of a lead', () => {
  const managerOf = async (channel: Channel) =>
    (await leadsOf(channel)).map(lead => [lead.manager_id, lead.manager_reason.code])

  test.each(['e-mail', 'login'] as const)('is the person whose %s is the operator’s, case aside', async which => {
    const channel = await channelOf()
    const login = `login.${uuidv7()}@jivo.example`
    const ana = await userOf({ login })
    await send(
      channel,
      start(someone(), { agent: operatorOf({ email: (which === 'login' ? login : ana.email).toUpperCase() }) }),
    )
    const [lead] = await leadsOf(channel)
    expect(lead).toMatchObject({ manager_id: ana.id, manager_reason: { code: 'operator', userName: ana.name } })
  })

  test('by an explicit mapping of the login, which outranks an equal e-mail', async () => {
    const channel = await channelOf()
    const [ana, bruno] = [await userOf(), await userOf()]
    await sql('INSERT INTO operators (id, key, login, user_id) VALUES ($1, $2, $2, $3)', [
      uuidv7(),
      ana.email,
      bruno.id,
    ])
    await send(channel, start(someone(), { agent: operatorOf({ email: ana.email }) }))
    expect(await managerOf(channel)).toEqual([[bruno.id, 'operator']])
  })

  test('by an explicit mapping of the operator’s id', async () => {
    const channel = await channelOf()
    const ana = await userOf()
    const agent = operatorOf()
    await sql('INSERT INTO operators (id, key, jivo_id, user_id) VALUES ($1, $2, $3, $4)', [
      uuidv7(),
      `#${agent.id}`,
      agent.id,
      ana.id,
    ])
    await send(channel, start(someone(), { agent }))
    await send(channel, start(someone(), { agent: { ...agent, email: null } }))
    expect(await managerOf(channel)).toEqual([
      [ana.id, 'operator'],
      [ana.id, 'operator'],
    ])
  })

  test('of an unmapped operator, a bot or a leaver is the channel’s, and the lead says who was skipped', async () => {
    const last = await userOf()
    const gone = await userOf({ active: false })
    const agents = [
      [operatorOf(), 'unmapped'],
      [operatorOf({ id: -1, email: null, name: 'Assistente' }), 'bot'],
      [operatorOf({ email: gone.email }), 'inactive'],
    ] as const
    for (const [agent, why] of agents) {
      const channel = await channelOf(app(), { defaultManagerId: last.id })
      await send(channel, start(someone(), { agent }))
      const [lead] = await leadsOf(channel)
      expect(lead).toMatchObject({ manager_id: last.id, manager_reason: { code: 'channel_default' } })
      expect(lead!.manager_reason.skipped[0]).toMatchObject({ step: 'operator', why })
    }
  })

  test('is the responsible employee of Jivo’s card where the operator is nobody of ours, then the contact’s owner', async () => {
    const channel = await channelOf()
    const [ana, bruno] = [await userOf(), await userOf()]
    const visitor = someone()
    await send(channel, start(visitor, { assigned_agent: operatorOf({ email: bruno.email }) }))
    expect(await managerOf(channel)).toEqual([[bruno.id, 'assigned_agent']])
    await sql(`UPDATE leads SET status = 'won' WHERE channel_id = $1`, [channel.id])
    await sql('UPDATE contacts SET owner_id = $2 WHERE id = $1', [await ownerOf(visitor.email), ana.id])
    await send(channel, start(visitor))
    expect((await managerOf(channel))[1]).toEqual([ana.id, 'contact_owner'])
  })

  test('nobody, said as such, where no step knows anybody', async () => {
    const channel = await channelOf()
    await send(channel, start(someone()))
    expect(await managerOf(channel)).toEqual([[null, 'nobody']])
  })

  test('follows a transfer while the lead is in its first stage, and the change is in the history', async () => {
    const channel = await channelOf()
    const [ana, bruno] = [await userOf(), await userOf()]
    const common = { chat_id: chatNumber(), visitor: someone() }
    await send(channel, accepted({ ...common, agent: operatorOf({ email: ana.email }) }))
    await send(channel, accepted({ ...common, agent: operatorOf({ email: bruno.email }) }))
    const [lead] = await leadsOf(channel)
    expect(lead!.manager_id).toBe(bruno.id)
    const [row] = await sql(`SELECT data FROM history WHERE lead_id = $1 AND kind = 'lead.manager'`, [lead!.id])
    expect(row!.data).toMatchObject({ from: ana.name, to: bruno.name })
    const [owner] = await sql('SELECT owner_id FROM contacts WHERE id = $1', [lead!.contact_id])
    expect(owner!.owner_id).toBe(bruno.id)
  })

  test('is the operator of the last agent message once there is a transcript', async () => {
    const channel = await channelOf()
    const [ana, bruno] = [await userOf(), await userOf()]
    const agents = [operatorOf({ email: ana.email }), operatorOf({ email: bruno.email })]
    const common = { chat_id: chatNumber(), visitor: someone() }
    const messages = agents
      .toReversed()
      .map((agent, at) => ({ message: 'Oi', type: 'agent', agent_id: Number(agent.id), timestamp: 1772000000 + at }))
    await send(channel, accepted({ ...common, agent: agents[1] }))
    await send(channel, finished({ ...common, agents, chat: { messages } }))
    expect(await managerOf(channel)).toEqual([[ana.id, 'operator']])
    await send(channel, accepted({ ...common, agent: agents[1], tags: [{ id: 1, title: 'tarde' }] }))
    expect(await managerOf(channel)).toEqual([[ana.id, 'operator']])
  })

  test('stays after the first stage, and where a person chose', async () => {
    for (const change of [
      `stage = (SELECT key FROM stages ORDER BY position OFFSET 1 LIMIT 1)`,
      'manager_by_hand = true',
    ]) {
      const channel = await channelOf()
      const [ana, bruno] = [await userOf(), await userOf()]
      const common = { chat_id: chatNumber(), visitor: someone() }
      await send(channel, accepted({ ...common, agent: operatorOf({ email: ana.email }) }))
      await sql(`UPDATE leads SET ${change} WHERE channel_id = $1`, [channel.id])
      await send(channel, accepted({ ...common, agent: operatorOf({ email: bruno.email }) }))
      expect(await managerOf(channel)).toEqual([[ana.id, 'operator']])
    }
  })

  test('every operator who served stays with the chat, the unmapped ones too', async () => {
    const channel = await channelOf()
    const agents = [operatorOf(), operatorOf(), operatorOf({ email: null })]
    await send(channel, finished({ chat_id: chatNumber(), visitor: someone(), agents }))
    const rows = await sql(
      `SELECT o.name, o.user_id FROM chat_operators s JOIN operators o ON o.id = s.operator_id JOIN chats c ON c.id = s.chat_id
       WHERE c.channel_id = $1 ORDER BY s.position`,
      [channel.id],
    )
    expect(rows).toEqual(agents.map(({ name }) => ({ name, user_id: null })))
  })
})
