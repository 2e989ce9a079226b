import { describe, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { sql } from '@/tests/support/app'
import {
  channelOf,
  chatNumber,
  chatsOf,
  contactsOf,
  leadsOf,
  operatorOf,
  send,
  someone,
  userOf,
  type Body,
  type Channel,
} from '@/tests/support/intake'
import { accepted, clientUpdated, finished, offlineMessage, updated } from '@/tests/samples/jivo-events'

const onlyNumber = (number: string) => ({ name: null, email: null, phone: null, description: null, number })

const start = (visitor: Body, overrides: Body = {}) =>
  accepted({ chat_id: chatNumber(), agent: operatorOf(), ...overrides, visitor })

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

  test('begins where its channel says, with the tags of the channel, and moves on by hand alone', async () => {
    const channel = await channelOf(undefined, { stage: 'qualified', tags: ['loja', 'natal'] })
    const [first, second] = [operatorOf(), operatorOf()]
    const [ana, bruno] = [await userOf({ login: first.email }), await userOf({ login: second.email })]
    const event = { chat_id: chatNumber(), visitor: someone() }
    await send(channel, accepted({ ...event, agent: first }))
    expect((await leadsOf(channel))[0]).toMatchObject({
      stage: 'qualified',
      tags: ['loja', 'natal'],
      manager_id: ana.id,
    })
    await send(channel, accepted({ ...event, agent: second }))
    expect((await leadsOf(channel))[0]).toMatchObject({ stage: 'qualified', manager_id: bruno.id })
    await sql(`UPDATE leads SET stage = 'proposal', tags = '{}' WHERE channel_id = $1`, [channel.id])
    await send(channel, accepted({ ...event, agent: first }))
    expect((await leadsOf(channel))[0]).toMatchObject({ stage: 'proposal', tags: [], manager_id: bruno.id })
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
    expect(titles).toEqual(
      [`Visitante ${visitor.number}`, visitor.email, local, visitor.name].map(name => `JivoChat #${chat_id} – ${name}`),
    )
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
    await send(
      other,
      offlineMessage({
        chat_id: undefined,
        offline_message_id: '2807',
        visitor: { ...someone(), number: null, name: 'Ana' },
      }),
    )
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
    const [row] = await sql(`SELECT data FROM history WHERE lead_id = $1 AND kind = 'lead.status'`, [
      (await leadsOf(other))[0]!.id,
    ])
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
      await send(
        channel,
        clientUpdated({
          visitor: { ...visitor, description: 'Quer entrega' },
          client_id: visitor.number,
          tags: [{ id: 1, title: tag }],
        }),
      )
    }
    const [contact] = await contactsOf(channel)
    expect(contact!.description).toBe('Cliente antiga')
    expect(await leadsOf(channel)).toMatchObject([{ description: 'Cliente antiga' }])
    expect((await sql('SELECT text FROM notes WHERE contact_id = $1', [contact!.id])).map(row => row.text)).toEqual([
      'Quer entrega',
    ])
  })
})
