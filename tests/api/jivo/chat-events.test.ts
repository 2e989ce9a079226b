import { describe, expect, test } from 'vitest'
import {
  channelOf,
  chatNumber,
  chatsOf,
  contactsOf,
  leadsOf,
  operatorOf,
  send,
  someone,
  type Body,
} from '@/tests/support/intake'
import { accepted, finished } from '@/tests/samples/jivo-events'

const onlyNumber = (number: string) => ({ name: null, email: null, phone: null, description: null, number })

describe('chat_accepted and chat_updated', () => {
  test('answer the address of the contact’s page, the button to link, and our lines', async () => {
    const channel = await channelOf()
    const visitor = someone()
    const answer = await send(channel, accepted({ chat_id: chatNumber(), visitor }))
    const [contact] = await contactsOf(channel)
    const [lead] = await leadsOf(channel)
    expect(answer).toMatchObject({
      contact_info: { name: visitor.name, email: visitor.email, phone: visitor.phone },
      enable_assign: true,
      crm_link: expect.stringMatching(new RegExp(`^https?://.*/contacts/${contact!.id}$`)),
    })
    expect(answer.custom_data).toContainEqual({ title: 'Responsável', content: 'sem responsável' })
    expect(answer.custom_data).toContainEqual({
      title: 'Lead aberto',
      content: lead!.title,
      link: expect.stringContaining(`/leads/${lead!.id}`),
    })
  })

  test('send what the CRM knows where the chat gave nothing, and only show what differs', async () => {
    const channel = await channelOf()
    const [visitor, other] = [someone(), someone()]
    await send(channel, accepted({ chat_id: chatNumber(), visitor }))
    const silent = await send(channel, accepted({ chat_id: chatNumber(), visitor: onlyNumber(visitor.number) }))
    expect(silent.contact_info).toEqual({ name: visitor.name, email: visitor.email, phone: visitor.phone })
    const differing = await send(
      channel,
      accepted({ chat_id: chatNumber(), visitor: { ...onlyNumber(visitor.number), phone: other.phone } }),
    )
    expect(differing.contact_info).toEqual({ name: visitor.name, email: visitor.email })
    const shown = `(11) ${visitor.phone.slice(5, 10)}-${visitor.phone.slice(10)}`
    expect(differing.custom_data[0]).toEqual({ title: 'Telefone no CRM', content: shown })
  })
})

describe('chat_finished', () => {
  test('brings transcript, operators and rating, and is answered with ok alone', async () => {
    const channel = await channelOf()
    const agent = operatorOf({ id: '208' })
    const answer = await send(
      channel,
      finished({ chat_id: chatNumber(), visitor: someone(), agents: [agent], chat: { rate: 'positive' } }),
    )
    expect(answer).toEqual({ result: 'ok' })
    const [chat] = await chatsOf(channel)
    expect(chat).toMatchObject({ state: 'finished', rate: 'positive', message_count: 3 })
    expect(chat!.messages[1]).toEqual({
      at: '2026-02-25T06:13:40.000Z',
      from: 'operator',
      operatorId: '208',
      operatorName: agent.name,
      text: 'Tem sim, R$ 38,00.',
    })
    expect(chat!.started_at.toISOString()).toBe('2026-02-25T06:13:20.000Z')
  })

  test.each([
    ['plain_messages', { plain_messages: 'Visitor: Oi\nAgent: Bom dia', html_messages: '' }],
    ['html_messages', { plain_messages: '', html_messages: '<p>Visitor: Oi</p><p>Agent: Bom dia</p>' }],
  ])('is read from %s where the messages are hidden', async (_, texts) => {
    const channel = await channelOf()
    const hidden = { message: '<Message text is not displayed here>', timestamp: 1772000000 }
    const messages = [
      { ...hidden, type: 'visitor' },
      { ...hidden, type: 'agent', agent_id: 208 },
    ]
    await send(channel, finished({ chat_id: chatNumber(), visitor: someone(), chat: { messages }, ...texts }))
    const [chat] = await chatsOf(channel)
    expect(chat!.messages.map((one: Body) => [one.from, one.text])).toEqual([
      ['visitor', 'Oi'],
      ['operator', 'Bom dia'],
    ])
  })

  test('that is shorter than what we have leaves the transcript as it is', async () => {
    const channel = await channelOf()
    const common = { chat_id: chatNumber(), visitor: someone() }
    await send(channel, finished(common))
    await send(channel, finished({ ...common, chat: { messages: [{ message: 'Oi', type: 'visitor' }] } }))
    expect(await chatsOf(channel)).toMatchObject([{ message_count: 3 }])
  })
})
