import { describe, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { app, sql } from '@/tests/support/app'
import {
  channelOf,
  chatNumber,
  chatsOf,
  contactsOf,
  leadsOf,
  operatorOf,
  ownerOf,
  send,
  someone,
  userOf,
  type Body,
  type Channel,
} from '@/tests/support/intake'
import { accepted, clientUpdated, finished, offlineMessage, updated } from '@/tests/samples/jivo-events'

const onlyNumber = (number: string) => ({ name: null, email: null, phone: null, description: null, number })
const start = (visitor: Body, overrides: Body = {}) => accepted({ chat_id: chatNumber(), agent: operatorOf(), ...overrides, visitor })
const titlesOf = async (channel: Channel) => (await leadsOf(channel)).map(lead => lead.title)

describe('the lead of a chat', () => {
  test('has the title, source, description and visit of its first chat', async () => {
    const channel = await channelOf()
    const visitor = { ...someone(), description: 'Quer dois bolos' }
    const chat_id = chatNumber()
    await send(channel, accepted({ chat_id, visitor, user_token: 'loja-42' }))
    const [lead] = await leadsOf(channel)
    const [chat] = await chatsOf(channel)
    expect(lead).toMatchObject({
      title: `JivoChat #${chat_id} – ${visitor.name}`,
      source: 'JivoChat',
      status: 'open',
      stage: 'new',
      description: 'Quer dois bolos',
      first_chat_id: chat!.id,
    })
    expect(chat).toMatchObject({
      state: 'running',
      page_url: 'https://aurora.example/bolos?sabor=fuba',
      utm: { source: 'google', medium: 'cpc', campaign: 'festa_junina', content: 'banner2', term: 'bolo' },
      geo: { country: 'Brazil', city: 'Curitiba' },
      ip: '203.0.113.77',
      user_token: 'loja-42',
    })
  })

  test('is named by the phone, else the e-mail, else the visitor, and again when the name becomes known', async () => {
    const channel = await channelOf()
    const visitor = someone()
    const chat_id = chatNumber()
    const local = `(11) ${visitor.phone.slice(5, 10)}-${visitor.phone.slice(10)}`
    const titles: string[] = []
    for (const known of [{}, { email: visitor.email }, { email: visitor.email, phone: visitor.phone }, visitor]) {
      await send(channel, updated({ chat_id, visitor: { ...onlyNumber(visitor.number), ...known } }))
      titles.push(...(await titlesOf(channel)))
    }
    expect(titles).toEqual([`Visitante ${visitor.number}`, visitor.email, local, visitor.name].map(name => `JivoChat #${chat_id} – ${name}`))
  })

  test('is named again when the operator fills the name in after the chat', async () => {
    const channel = await channelOf()
    const visitor = someone()
    const chat_id = chatNumber()
    await send(channel, finished({ chat_id, visitor: onlyNumber(visitor.number) }))
    await send(channel, clientUpdated({ visitor: { ...visitor }, client_id: visitor.number }))
    expect(await titlesOf(channel)).toEqual([`JivoChat #${chat_id} – ${visitor.name}`])
  })

  test('keeps a title that a person wrote', async () => {
    const channel = await channelOf()
    const visitor = someone()
    const chat_id = chatNumber()
    await send(channel, start(onlyNumber(visitor.number), { chat_id }))
    await sql(`UPDATE leads SET title = 'Festa da Ana', title_by_hand = true WHERE channel_id = $1`, [channel.id])
    await send(channel, updated({ chat_id, visitor }))
    await send(channel, clientUpdated({ visitor: { ...visitor, name: 'Outra' }, client_id: visitor.number }))
    expect(await titlesOf(channel)).toEqual(['Festa da Ana'])
  })

  test('without a chat_id is numbered by the visitor, without either by the lead itself', async () => {
    const channel = await channelOf()
    const visitor = someone()
    await send(channel, offlineMessage({ chat_id: undefined, offline_message_id: '2806', visitor }))
    expect(await titlesOf(channel)).toEqual([`JivoChat #${visitor.number} – ${visitor.name}`])
    const other = await channelOf()
    await send(other, offlineMessage({ chat_id: undefined, offline_message_id: '2807', visitor: { ...someone(), number: null, name: 'Ana' } }))
    const [lead] = await leadsOf(other)
    expect(lead!.title).toBe(`JivoChat #${lead!.number} – Ana`)
  })

  test('is the open one of a returning visitor, whose title and owner stay', async () => {
    const channel = await channelOf()
    const visitor = someone()
    const [ana, bruno] = [await userOf(), await userOf()]
    await send(channel, start(visitor, { agent: operatorOf({ email: ana.email }) }))
    const [before] = await leadsOf(channel)
    await send(channel, start(visitor, { agent: operatorOf({ email: bruno.email }) }))
    const leads = await leadsOf(channel)
    expect(leads).toHaveLength(1)
    expect(leads[0]).toMatchObject({ title: before!.title, manager_id: ana.id })
    expect((await chatsOf(channel)).map(chat => chat.lead_id)).toEqual([before!.id, before!.id])
  })

  test('is a new one when the open one has been silent for longer than the setting allows, or is closed', async () => {
    const channel = await channelOf()
    const visitor = someone()
    await send(channel, start(visitor))
    await sql(`UPDATE leads SET last_activity_at = now() - interval '31 days' WHERE channel_id = $1`, [channel.id])
    await send(channel, start(visitor))
    expect(await leadsOf(channel)).toHaveLength(2)
    await sql(`UPDATE leads SET status = 'lost' WHERE channel_id = $1`, [channel.id])
    await send(channel, start(visitor))
    expect(await leadsOf(channel)).toHaveLength(3)
    expect(await contactsOf(channel)).toHaveLength(1)
  })

  test('among several open leads is the one with the latest activity', async () => {
    const channel = await channelOf()
    const visitor = someone()
    await send(channel, start(visitor))
    const [first] = await leadsOf(channel)
    await sql(
      `INSERT INTO leads (id, title, title_by_hand, source, contact_id, last_activity_at) VALUES ($1, 'À mão', true, 'hand', $2, now() - interval '1 day')`,
      [uuidv7(), first!.contact_id],
    )
    await send(channel, start(visitor))
    expect(new Set((await chatsOf(channel)).map(chat => chat.lead_id))).toEqual(new Set([first!.id]))
  })

  test('of a blocked visitor is spam, in whatever order it is learnt', async () => {
    const channel = await channelOf()
    const common = { chat_id: chatNumber(), visitor: someone() }
    await send(channel, finished({ ...common, chat: { blacklisted: true } }))
    await send(channel, accepted(common))
    expect(await leadsOf(channel)).toMatchObject([{ status: 'spam' }])
    const other = await channelOf()
    const later = { chat_id: chatNumber(), visitor: someone() }
    await send(other, accepted(later))
    await send(other, finished({ ...later, chat: { blacklisted: 'true' } }))
    expect(await leadsOf(other)).toMatchObject([{ status: 'spam' }])
    const [row] = await sql(`SELECT data FROM history WHERE lead_id = $1 AND kind = 'lead.status'`, [(await leadsOf(other))[0]!.id])
    expect(row?.data).toEqual({ from: 'open', to: 'spam' })
  })

  test('taken back from spam by a person stays open', async () => {
    const channel = await channelOf()
    const common = { chat_id: chatNumber(), visitor: someone() }
    await send(channel, finished({ ...common, chat: { blacklisted: true } }))
    await sql(`UPDATE leads SET status = 'open', status_by_hand = true WHERE channel_id = $1`, [channel.id])
    await send(channel, finished({ ...common, chat: { blacklisted: true, rate: 'negative' } }))
    expect(await leadsOf(channel)).toMatchObject([{ status: 'open' }])
  })

  test('a second description of the visitor becomes one note; the lead keeps its first chat’s', async () => {
    const channel = await channelOf()
    const visitor = someone()
    const said = (description: string, event = start) => send(channel, event({ ...visitor, description }))
    await said('Cliente antiga')
    await said('Quer entrega')
    await said('Quer entrega')
    await said('Cliente antiga')
    for (const tag of ['a', 'b']) {
      await send(channel, clientUpdated({ visitor: { ...visitor, description: 'Quer entrega' }, client_id: visitor.number, tags: [{ id: 1, title: tag }] }))
    }
    const [contact] = await contactsOf(channel)
    expect(contact!.description).toBe('Cliente antiga')
    expect(await leadsOf(channel)).toMatchObject([{ description: 'Cliente antiga' }])
    expect((await sql('SELECT text FROM notes WHERE contact_id = $1', [contact!.id])).map(row => row.text)).toEqual(['Quer entrega'])
  })
})

describe('the manager of a lead', () => {
  const managerOf = async (channel: Channel) => (await leadsOf(channel)).map(lead => [lead.manager_id, lead.manager_reason.code])

  test.each(['e-mail', 'login'] as const)('is the person whose %s is the operator’s, case aside', async which => {
    const channel = await channelOf()
    const login = `login.${uuidv7()}@jivo.example`
    const ana = await userOf({ login })
    await send(channel, start(someone(), { agent: operatorOf({ email: (which === 'login' ? login : ana.email).toUpperCase() }) }))
    const [lead] = await leadsOf(channel)
    expect(lead).toMatchObject({ manager_id: ana.id, manager_reason: { code: 'operator', userName: ana.name } })
  })

  test('by an explicit mapping of the login, which outranks an equal e-mail', async () => {
    const channel = await channelOf()
    const [ana, bruno] = [await userOf(), await userOf()]
    await sql('INSERT INTO operators (id, key, login, user_id) VALUES ($1, $2, $2, $3)', [uuidv7(), ana.email, bruno.id])
    await send(channel, start(someone(), { agent: operatorOf({ email: ana.email }) }))
    expect(await managerOf(channel)).toEqual([[bruno.id, 'operator']])
  })

  test('by an explicit mapping of the operator’s id', async () => {
    const channel = await channelOf()
    const ana = await userOf()
    const agent = operatorOf()
    await sql('INSERT INTO operators (id, key, jivo_id, user_id) VALUES ($1, $2, $3, $4)', [uuidv7(), `#${agent.id}`, agent.id, ana.id])
    await send(channel, start(someone(), { agent }))
    await send(channel, start(someone(), { agent: { ...agent, email: null } }))
    expect(await managerOf(channel)).toEqual([[ana.id, 'operator'], [ana.id, 'operator']])
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
    const messages = agents.toReversed().map((agent, at) => ({ message: 'Oi', type: 'agent', agent_id: Number(agent.id), timestamp: 1772000000 + at }))
    await send(channel, accepted({ ...common, agent: agents[1] }))
    await send(channel, finished({ ...common, agents, chat: { messages } }))
    expect(await managerOf(channel)).toEqual([[ana.id, 'operator']])
    await send(channel, accepted({ ...common, agent: agents[1], tags: [{ id: 1, title: 'tarde' }] }))
    expect(await managerOf(channel)).toEqual([[ana.id, 'operator']])
  })

  test('stays after the first stage, and where a person chose', async () => {
    for (const change of [`stage = (SELECT key FROM stages ORDER BY position OFFSET 1 LIMIT 1)`, 'manager_by_hand = true']) {
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
