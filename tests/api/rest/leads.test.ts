import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { api, app, ownChannel, postJivo, sql } from '../../support/app'
import { accepted, agent, finished, offlineMessage, visitor } from '../../samples/jivo-events'
import { insert } from '../../support/rows'
import { insertContact, insertLead, someChatNumber, somePhoneEnd, someWord } from './rows'
import { lead as leadShape, listOf } from './shapes'

type Lead = z.output<typeof leadShape>

const list = async (query: Record<string, string>): Promise<Lead[]> =>
  listOf(leadShape).parse((await api(`/api/v1/leads?${new URLSearchParams(query)}`)).json).data

let channel: Awaited<ReturnType<typeof ownChannel>>

beforeAll(async () => {
  channel = await ownChannel()
})

describe('a lead that a chat made', () => {
  const chatId = someChatNumber()
  const word = someWord()
  const person = visitor({
    name: `Tomás ${word}`,
    email: `${word}@example.com`,
    phone: `(11) 9${somePhoneEnd()}`,
    number: String(chatId),
    description: 'Quer um orçamento',
  })
  let lead: Lead

  beforeAll(async () => {
    await postJivo(channel.token, accepted({ chat_id: chatId, visitor: person, user_token: 'loja-77' }))
    await postJivo(channel.token, finished({ chat_id: chatId, visitor: person, chat: { rate: 'good' } }))
    lead = (await list({ chatId: String(chatId) }))[0] as Lead
  })

  it('is found by the number of the chat, and answers the same under its id', async () => {
    expect(await list({ chatId: String(chatId) })).toHaveLength(1)
    const item = await api(`/api/v1/leads/${lead.id}`)
    expect(item.status).toBe(200)
    expect(leadShape.parse(item.json)).toEqual(lead)
  })

  it('tells who, from where and why', () => {
    expect(lead).toMatchObject({
      title: `JivoChat #${chatId} – Tomás ${word}`,
      source: 'JivoChat',
      status: 'open',
      stage: 'new',
      contact: { name: `Tomás ${word}` },
      description: 'Quer um orçamento',
      incomplete: [],
      url: `${app().baseUrl}/leads/${lead.id}`,
    })
    expect(lead.managerReason).toContain('operator rogerio@aurora.example maps to nobody')
  })

  it('tells the visit of its first chat', () => {
    expect(lead.visit).toMatchObject({
      page: { url: 'https://aurora.example/bolos?sabor=fuba', title: 'Bolos da Aurora' },
      referrer: null,
      landingPage: null,
      utm: { source: 'google', medium: 'cpc', campaign: 'festa_junina', content: 'banner2', term: 'bolo' },
      geo: { country: 'Brazil', region: 'Paraná', city: 'Curitiba' },
      ip: '203.0.113.77',
      userToken: 'loja-77',
    })
    expect(lead.visit.userAgent).toContain('Chrome/140')
  })

  it('lists the chat with its operators under the ids that Jivo gave them', () => {
    expect(lead.chats).toEqual([
      expect.objectContaining({
        channelId: channel.id,
        jivoChatId: String(chatId),
        state: 'finished',
        operators: [{ id: '208', login: 'rogerio@aurora.example', name: 'Rogério Antunes' }],
        rate: 'good',
        messageCount: 3,
      }),
    ])
  })

  it('is found by its title, and by name, e-mail and any spelling of the phone of its contact', async () => {
    const end = String(person.phone).slice(-8)
    const searches = [
      word,
      word.toUpperCase(),
      `tomas ${word}`,
      `#${chatId}`,
      `${word}@EXAMPLE`,
      `9${end}`,
      `011 ${end}`,
      `+55 (11) 9${end.slice(0, 4)}-${end.slice(4)}`,
      end.slice(1),
    ]
    for (const q of searches) {
      const found = (await list({ q, limit: '200' })).map(({ id }) => id)
      expect([q, found.includes(lead.id)]).toEqual([q, true])
    }
    expect(await list({ q: `${word}x` })).toEqual([])
  })
})

it('a running chat that fell silent a day ago has no end', async () => {
  const chatId = someChatNumber()
  await postJivo(
    channel.token,
    accepted({ chat_id: chatId, visitor: { number: String(chatId), email: null, phone: null } }),
  )
  const state = async () => (await list({ chatId: String(chatId) }))[0]?.chats[0]?.state
  expect(await state()).toBe('running')
  await sql(`UPDATE chats SET last_event_at = now() - interval '25 hours' WHERE jivo_chat_id = $1`, [String(chatId)])
  expect(await state()).toBe('no_end')
})

it('an offline message with a chat number is found by it, marked with what is missing', async () => {
  const chatId = someChatNumber()
  const person = {
    name: 'Cliente',
    email: `${someWord()}@example.com`,
    phone: '98765-4321',
    number: String(chatId),
  }
  await postJivo(channel.token, offlineMessage({ chat_id: chatId, offline_message_id: chatId, visitor: person }))
  const [lead] = await list({ chatId: String(chatId) })
  expect(lead?.incomplete).toEqual(['name', 'phone'])
  expect(lead?.chats[0]).toMatchObject({ state: 'offline', jivoChatId: String(chatId), messageCount: 1 })
})

it('an operator who maps to a manager gives the lead its manager and the reason', async () => {
  const word = someWord()
  await insert('users', { email: `${word}@loja.example`, name: `Ana ${word}`, role: 'manager' })
  const chatId = someChatNumber()
  const body = accepted({
    chat_id: chatId,
    visitor: visitor({ number: String(chatId), email: `v${word}@example.com`, phone: null }),
    agent: agent({ id: String(chatId), email: `${word}@loja.example` }),
  })
  await postJivo(channel.token, body)
  const [lead] = await list({ chatId: String(chatId) })
  expect(lead?.manager).toMatchObject({ name: `Ana ${word}`, email: `${word}@loja.example` })
  expect(lead?.managerReason).toBe(`operator ${word}@loja.example maps to Ana ${word}`)
  expect(await list({ managerId: lead?.manager?.id ?? '', q: word })).toHaveLength(1)
})

it('a lead by hand has no visit', async () => {
  const lead = leadShape.parse((await api(`/api/v1/leads/${await insertLead(await insertContact())}`)).json)
  const utm = { source: null, medium: null, campaign: null, content: null, term: null }
  const nothing = {
    page: null,
    referrer: null,
    landingPage: null,
    utm,
    firstTouch: null,
    lastTouch: null,
    geo: null,
    ip: null,
    userAgent: null,
    userToken: null,
  }
  expect(lead).toMatchObject({
    visit: nothing,
    chats: [],
    manager: null,
    managerReason: null,
    incomplete: ['name', 'email', 'phone'],
  })
})
