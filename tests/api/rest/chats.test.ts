import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { api, ownChannel, postJivo } from '../../support/app'
import { accepted, agent, finished } from '../../samples/jivo-events'
import { someChatNumber, someWord } from './rows'
import { chat as chatShape, listOf } from './shapes'

type Chat = z.output<typeof chatShape>

const list = async (query: Record<string, string>): Promise<Chat[]> =>
  listOf(chatShape).parse((await api(`/api/v1/chats?${new URLSearchParams(query)}`)).json).data

let channel: Awaited<ReturnType<typeof ownChannel>>

beforeAll(async () => {
  channel = await ownChannel()
})

describe('a finished chat', () => {
  it('tells who said what and when, with every operator', async () => {
    const chatId = someChatNumber()
    const visitor = { number: String(chatId), email: `${someWord()}@example.com`, phone: null }
    const agents = [agent(), agent({ id: '209', name: 'Bia', email: 'bia@aurora.example' })]
    await postJivo(channel.token, accepted({ chat_id: chatId, visitor }))
    await postJivo(channel.token, finished({ chat_id: chatId, visitor, agents }))

    const [chat] = await list({ chatId: String(chatId) })
    expect(chat).toMatchObject({
      channelId: channel.id,
      jivoChatId: String(chatId),
      state: 'finished',
      messageCount: 3,
    })
    expect(chat?.operators.map(({ id }) => id).sort()).toEqual(['208', '209'])
    expect(chat?.messages).toEqual([
      {
        at: '2026-02-25T06:13:20.000Z',
        from: 'visitor',
        operator: null,
        text: 'Oi! Ainda tem o bolo de fubá?',
      },
      {
        at: '2026-02-25T06:13:40.000Z',
        from: 'operator',
        operator: { id: '208', name: 'Rogério Antunes' },
        text: 'Tem sim, R$ 38,00.',
      },
      { at: '2026-02-25T06:14:15.000Z', from: 'visitor', operator: null, text: 'Quero dois para sábado.' },
    ])

    const item = await api(`/api/v1/chats/${chat?.id}`)
    expect(item.json).toEqual(chat)
    expect(await list({ leadId: chat?.lead.id ?? '' })).toEqual([chat])
    expect(await list({ contactId: chat?.contact.id ?? '' })).toEqual([chat])
  })
})

it('ids beyond 2^53 are kept exactly', async () => {
  const chatId = `90071992547${someChatNumber()}`
  const body = JSON.stringify(accepted({ visitor: { number: chatId, email: null, phone: null } })).replace(
    '7301',
    chatId,
  )
  await postJivo(channel.token, body)
  expect((await list({ chatId })).map(chat => chat.jivoChatId)).toEqual([chatId])
})
