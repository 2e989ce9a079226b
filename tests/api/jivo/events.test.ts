import { describe, expect, test } from 'vitest'
import { app, sql } from '@/tests/support/app'
import {
  channelOf,
  chatNumber,
  chatsOf,
  contactsOf,
  deliveriesOf,
  identifiersOf,
  latestWhy,
  leadsOf,
  operatorOf,
  ownerOf,
  send,
  someone,
  tasksOf,
  userOf,
  type Body,
  type Channel,
} from '@/tests/support/intake'
import { accepted, callEvent, chatAssigned, clientAttributeUpdated, clientUpdated, finished, offlineMessage, updated } from '@/tests/samples/jivo-events'

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
    expect(answer.custom_data).toContainEqual({ title: 'Lead aberto', content: lead!.title, link: expect.stringContaining(`/leads/${lead!.id}`) })
  })

  test('send what the CRM knows where the chat gave nothing, and only show what differs', async () => {
    const channel = await channelOf()
    const [visitor, other] = [someone(), someone()]
    await send(channel, accepted({ chat_id: chatNumber(), visitor }))
    const silent = await send(channel, accepted({ chat_id: chatNumber(), visitor: onlyNumber(visitor.number) }))
    expect(silent.contact_info).toEqual({ name: visitor.name, email: visitor.email, phone: visitor.phone })
    const differing = await send(channel, accepted({ chat_id: chatNumber(), visitor: { ...onlyNumber(visitor.number), phone: other.phone } }))
    expect(differing.contact_info).toEqual({ name: visitor.name, email: visitor.email })
    const shown = `(11) ${visitor.phone.slice(5, 10)}-${visitor.phone.slice(10)}`
    expect(differing.custom_data[0]).toEqual({ title: 'Telefone no CRM', content: shown })
  })
})

describe('chat_finished', () => {
  test('brings transcript, operators and rating, and is answered with ok alone', async () => {
    const channel = await channelOf()
    const agent = operatorOf({ id: '208' })
    const answer = await send(channel, finished({ chat_id: chatNumber(), visitor: someone(), agents: [agent], chat: { rate: 'positive' } }))
    expect(answer).toEqual({ result: 'ok' })
    const [chat] = await chatsOf(channel)
    expect(chat).toMatchObject({ state: 'finished', rate: 'positive', message_count: 3 })
    expect(chat!.messages[1]).toEqual({ at: '2026-02-25T06:13:40.000Z', from: 'operator', operatorId: '208', operatorName: agent.name, text: 'Tem sim, R$ 38,00.' })
    expect(chat!.started_at.toISOString()).toBe('2026-02-25T06:13:20.000Z')
  })

  test.each([
    ['plain_messages', { plain_messages: 'Visitor: Oi\nAgent: Bom dia', html_messages: '' }],
    ['html_messages', { plain_messages: '', html_messages: '<p>Visitor: Oi</p><p>Agent: Bom dia</p>' }],
  ])('is read from %s where the messages are hidden', async (_, texts) => {
    const channel = await channelOf()
    const hidden = { message: '<Message text is not displayed here>', timestamp: 1772000000 }
    const messages = [{ ...hidden, type: 'visitor' }, { ...hidden, type: 'agent', agent_id: 208 }]
    await send(channel, finished({ chat_id: chatNumber(), visitor: someone(), chat: { messages }, ...texts }))
    const [chat] = await chatsOf(channel)
    expect(chat!.messages.map((one: Body) => [one.from, one.text])).toEqual([['visitor', 'Oi'], ['operator', 'Bom dia']])
  })

  test('that is shorter than what we have leaves the transcript as it is', async () => {
    const channel = await channelOf()
    const common = { chat_id: chatNumber(), visitor: someone() }
    await send(channel, finished(common))
    await send(channel, finished({ ...common, chat: { messages: [{ message: 'Oi', type: 'visitor' }] } }))
    expect(await chatsOf(channel)).toMatchObject([{ message_count: 3 }])
  })
})

describe('client_updated', () => {
  test('of an unknown visitor who left contacts in a pop-up makes contact and lead, numbered by the visitor', async () => {
    const channel = await channelOf()
    const visitor = someone()
    const answer = await send(channel, clientUpdated({ visitor, client_id: Number(visitor.number) }))
    expect(answer).toEqual({ result: 'ok' })
    expect(await leadsOf(channel)).toMatchObject([{ title: `JivoChat #${visitor.number} – ${visitor.name}`, first_chat_id: null }])
    expect(await chatsOf(channel)).toEqual([])
    await send(channel, clientUpdated({ visitor: { ...visitor, name: 'Outra' }, client_id: visitor.number }))
    expect(await leadsOf(channel)).toHaveLength(1)
  })

  test('of an unknown visitor without any contact leaves nothing but the delivery', async () => {
    const channel = await channelOf()
    const { number } = someone()
    await send(channel, clientUpdated({ visitor: onlyNumber(number), client_id: number }))
    expect(await contactsOf(channel)).toEqual([])
    expect(await deliveriesOf(channel)).toMatchObject([{ outcome: 'handled' }])
  })

  test('of a known one changes the contact: fills what is empty, asks about what differs, makes no lead', async () => {
    const channel = await channelOf()
    const [visitor, other] = [someone(), someone()]
    await send(channel, accepted({ chat_id: chatNumber(), visitor: { ...visitor, phone: null } }))
    const card = { organization: { id: '1', name: 'Padaria' }, status: { id: 4, title: 'contact_later' }, tags: [{ id: 1, title: 'VIP' }] }
    await send(channel, clientUpdated({ visitor: { ...visitor, email: other.email }, client_id: visitor.number, ...card }))
    const [contact, ...more] = await contactsOf(channel)
    expect(more).toEqual([])
    expect(contact).toMatchObject({ organization: 'Padaria', jivo_status: 'contact_later', tags: ['VIP'] })
    expect(await ownerOf(visitor.key)).toBe(contact!.id)
    const conflicts = await sql('SELECT kind, chat_value, chat_id FROM conflicts WHERE contact_id = $1', [contact!.id])
    expect(conflicts).toEqual([{ kind: 'email', chat_value: other.email, chat_id: null }])
    expect(await leadsOf(channel)).toHaveLength(1)
  })

  test('with a chat_id is answered as chat_updated is', async () => {
    const channel = await channelOf()
    const common = { chat_id: chatNumber(), visitor: someone() }
    await send(channel, accepted(common))
    const answer = await send(channel, clientUpdated({ ...common, client_id: common.visitor.number }))
    expect(answer.crm_link).toContain('/contacts/')
    expect(await leadsOf(channel)).toHaveLength(1)
  })

  test('never overwrites what a person wrote', async () => {
    const channel = await channelOf()
    const visitor = someone()
    await send(channel, accepted({ chat_id: chatNumber(), visitor }))
    await sql(`UPDATE contacts SET name = 'Por Mão', name_by_hand = true, edited_by_hand = true WHERE id = $1`, [await ownerOf(visitor.email)])
    await send(channel, clientUpdated({ visitor: { ...visitor, name: 'Do Jivo' }, client_id: visitor.number }))
    expect(await contactsOf(channel)).toMatchObject([{ name: 'Por Mão' }])
  })
})

describe('client_attribute_updated', () => {
  test.each([
    ['an object', { Cargo: 'Gerente', Lojas: 3 }],
    ['a list of pairs', [{ Cargo: 'Gerente' }, { Lojas: 3 }]],
    ['names and values', [{ name: 'Cargo', value: 'Gerente' }, { name: 'Lojas', value: 3 }]],
  ])('keeps attributes given as %s on the contact', async (_, attributes) => {
    const channel = await channelOf()
    const visitor = someone()
    await send(channel, accepted({ chat_id: chatNumber(), visitor }))
    await send(channel, clientAttributeUpdated({ client_id: Number(visitor.number), attributes: undefined }))
    await send(channel, JSON.stringify({ event_name: 'client_attribute_updated', client_id: visitor.number, attributes }))
    expect(await contactsOf(channel)).toMatchObject([{ attributes: { Cargo: 'Gerente', Lojas: '3' } }])
  })

  test('of a visitor whom nobody knows is kept as a delivery', async () => {
    const channel = await channelOf()
    await send(channel, clientAttributeUpdated({ client_id: chatNumber() }))
    expect(await deliveriesOf(channel)).toMatchObject([{ outcome: 'handled', contact_id: null }])
  })
})

describe('offline_message', () => {
  test('is a chat of one message, a lead, and a task for its manager, due in working hours', async () => {
    const manager = await userOf()
    const channel = await channelOf(app(), { defaultManagerId: manager.id })
    const visitor = someone()
    const message = 'Boa noite!\nVocês entregam em Niterói? 😀'
    const answer = await send(channel, offlineMessage({ chat_id: chatNumber(), offline_message_id: 1772000123456, visitor, message }))
    expect(answer).toEqual({ result: 'ok' })
    expect(await chatsOf(channel)).toMatchObject([{ state: 'offline', message_count: 1, offline_message_id: '1772000123456' }])
    const [task] = await tasksOf(channel)
    expect(task).toMatchObject({ kind: 'offline_message', title: `Responder mensagem offline de ${visitor.name}`, text: message, assignee_id: manager.id, done_at: null })
    expect(task!.due_at.getTime()).toBeGreaterThan(task!.created_at.getTime())
    const [settings] = await sql('SELECT working_hours, time_zone FROM settings')
    const due = new Intl.DateTimeFormat('en-GB', { timeZone: settings!.time_zone, hour: '2-digit', minute: '2-digit', weekday: 'short' }).format(task!.due_at)
    expect(due).not.toMatch(/^Sun/)
  })

  test('without words still asks for a reply', async () => {
    const channel = await channelOf()
    await send(channel, offlineMessage({ chat_id: undefined, offline_message_id: undefined, visitor: someone(), message: null }))
    expect(await tasksOf(channel)).toMatchObject([{ text: '(sem texto)' }])
    expect(await chatsOf(channel)).toMatchObject([{ state: 'offline', message_count: 0 }])
  })

  test('joins a chat that was accepted after all', async () => {
    const channel = await channelOf()
    const common = { chat_id: chatNumber(), visitor: someone() }
    await send(channel, offlineMessage(common))
    await send(channel, accepted(common))
    expect(await chatsOf(channel)).toMatchObject([{ state: 'running', message_count: 1 }])
    expect(await leadsOf(channel)).toHaveLength(1)
  })
})

describe('call_event', () => {
  const call = (chat_id: number, visitor: Body, status: string, more: Body = {}) =>
    callEvent({ chat_id, visitor, call: { type: 'incoming', phone: visitor.phone, status, record_url: null, ...more } })

  test('that ended without anybody connected is one task to call back', async () => {
    const channel = await channelOf()
    const [id, visitor] = [chatNumber(), someone()]
    for (const status of ['start', 'end', 'end']) await send(channel, call(id, visitor, status))
    await send(channel, call(id, visitor, 'error', { reason: 'no answer' }))
    expect(await tasksOf(channel)).toMatchObject([{ kind: 'missed_call', title: `Retornar ligação perdida de ${visitor.name}`, withdrawn_at: null }])
    expect(await chatsOf(channel)).toHaveLength(1)
    expect(await leadsOf(channel)).toHaveLength(1)
  })

  test('that failed says why in the task', async () => {
    const channel = await channelOf()
    const visitor = someone()
    await send(channel, call(chatNumber(), visitor, 'error', { reason: 'busy' }))
    const [task] = await tasksOf(channel)
    expect(task!.text).toBe(`${visitor.phone}\nMotivo informado pelo Jivo: busy`)
  })

  test('that was connected asks for nothing', async () => {
    const channel = await channelOf()
    const [id, visitor] = [chatNumber(), someone()]
    for (const status of ['start', 'agent_connected', 'client_connected', 'end']) await send(channel, call(id, visitor, status))
    expect(await tasksOf(channel)).toEqual([])
    expect(await chatsOf(channel)).toMatchObject([{ kind: 'call', state: 'finished', call_connected: true, call_status: 'end' }])
  })

  test('takes its task back when “connected” arrives late', async () => {
    const channel = await channelOf()
    const [id, visitor] = [chatNumber(), someone()]
    await send(channel, call(id, visitor, 'end'))
    await send(channel, call(id, visitor, 'client_connected'))
    const [task] = await tasksOf(channel)
    expect(task!.withdrawn_at).not.toBeNull()
    expect(await chatsOf(channel)).toMatchObject([{ state: 'finished', call_status: 'end' }])
  })

  test('leaves a task alone that somebody has done', async () => {
    const channel = await channelOf()
    const [id, visitor] = [chatNumber(), someone()]
    await send(channel, call(id, visitor, 'end'))
    await sql('UPDATE tasks SET done_at = now() WHERE id = $1', [(await tasksOf(channel))[0]!.id])
    await send(channel, call(id, visitor, 'client_connected'))
    expect(await tasksOf(channel)).toMatchObject([{ withdrawn_at: null }])
  })
})

describe('chat_assigned', () => {
  async function twoPeople() {
    const channel = await channelOf()
    const [a, b] = [someone(), someone()]
    const chat_id = chatNumber()
    await send(channel, accepted({ chat_id: chatNumber(), visitor: b }))
    const answer = await send(channel, accepted({ chat_id, visitor: a }))
    const chat = (await chatsOf(channel)).at(-1)!
    return { channel, a, b, chat_id, answer, chat, aId: await ownerOf(a.email), bId: await ownerOf(b.email) }
  }
  const assign = (channel: Channel, chat_id: number, visitor: Body, assign_to: string) => send(channel, chatAssigned({ chat_id, visitor, assign_to }))
  const chatNow = async (id: string) => (await sql('SELECT contact_id, lead_id, pinned FROM chats WHERE id = $1', [id]))[0]!

  test('with the address of another contact of ours moves the chat there for good', async () => {
    const { channel, a, chat_id, answer, chat, aId, bId } = await twoPeople()
    await assign(channel, chat_id, a, answer.crm_link.replace(aId, bId))
    expect(await chatNow(chat.id)).toEqual({ contact_id: bId, lead_id: chat.lead_id, pinned: true })
    const [lead] = await sql('SELECT contact_id FROM leads WHERE id = $1', [chat.lead_id])
    expect(lead!.contact_id).toBe(bId)
    await send(channel, updated({ chat_id, visitor: a }))
    expect((await chatNow(chat.id)).contact_id).toBe(bId)
    expect(await sql(`SELECT 1 FROM conflicts WHERE contact_id = $1 OR other_contact_id = $1`, [bId])).toEqual([])
  })

  test('with the address of a lead links the chat to that lead', async () => {
    const { channel, a, chat_id, answer, chat, bId } = await twoPeople()
    const [lead] = await sql('SELECT id FROM leads WHERE contact_id = $1', [bId])
    await assign(channel, chat_id, a, answer.crm_link.replace(/contacts.*/, `leads/${lead!.id}`))
    expect(await chatNow(chat.id)).toEqual({ contact_id: bId, lead_id: lead!.id, pinned: true })
  })

  test('with the address we answered is an echo', async () => {
    const { channel, a, chat_id, answer, chat, aId } = await twoPeople()
    await assign(channel, chat_id, a, answer.crm_link)
    expect(await chatNow(chat.id)).toEqual({ contact_id: aId, lead_id: chat.lead_id, pinned: false })
    expect(await latestWhy(channel)).toEqual(['link_echo'])
  })

  test('an echo does not undo a later move by hand, nor does an event in between make it one', async () => {
    const { channel, a, chat_id, answer, chat, bId } = await twoPeople()
    await sql('UPDATE leads SET contact_id = $2 WHERE id = $1', [chat.lead_id, bId])
    await sql('UPDATE chats SET contact_id = $2, pinned = true WHERE id = $1', [chat.id, bId])
    await send(channel, updated({ chat_id, visitor: a, tags: [{ id: 1, title: 'depois' }] }))
    await send(channel, finished({ chat_id, visitor: a }))
    await assign(channel, chat_id, a, answer.crm_link)
    expect((await chatNow(chat.id)).contact_id).toBe(bId)
  })

  test.each(['https://outro-crm.example/leads/31', 'isto não é um endereço', null])('with %s is kept as a warning', async assign_to => {
    const { channel, a, chat_id, chat, aId } = await twoPeople()
    await send(channel, chatAssigned({ chat_id, visitor: a, assign_to }))
    expect((await chatNow(chat.id)).contact_id).toBe(aId)
    expect(await latestWhy(channel)).toEqual(['link_foreign'])
  })

  test('with the old address of a merged contact leads to the one it became', async () => {
    const { channel, a, chat_id, answer, chat, aId, bId } = await twoPeople()
    const merged = someone()
    await send(channel, accepted({ chat_id: chatNumber(), visitor: merged }))
    const loser = (await ownerOf(merged.email))!
    await sql('UPDATE contacts SET merged_into_id = $2 WHERE id = $1', [loser, bId])
    await assign(channel, chat_id, a, answer.crm_link.replace(aId, loser))
    expect((await chatNow(chat.id)).contact_id).toBe(bId)
  })

  test('before any other event of the chat makes it', async () => {
    const { channel, answer, aId, bId } = await twoPeople()
    await assign(channel, chatNumber(), someone(), answer.crm_link.replace(aId, bId))
    expect((await chatsOf(channel)).at(-1)).toMatchObject({ contact_id: bId, pinned: true, state: 'running' })
  })
})

describe('what Jivo names nothing for', () => {
  test.each([0, -1, '', null, undefined, '0'])('a chat_id of %j: the event goes to the visitor’s running chat', async chat_id => {
    const channel = await channelOf()
    const visitor = someone()
    await send(channel, accepted({ chat_id: chatNumber(), visitor }))
    await send(channel, updated({ chat_id, visitor: { ...visitor, description: 'sem número' } }))
    await send(channel, finished({ chat_id, visitor }))
    expect(await chatsOf(channel)).toMatchObject([{ state: 'finished', description: 'sem número' }])
  })

  test('without a running chat it is one of its own, the same for the same body', async () => {
    const channel = await channelOf()
    const event = finished({ chat_id: -1, visitor: someone() })
    for (let time = 0; time < 3; time++) await send(channel, event)
    expect(await chatsOf(channel)).toHaveLength(1)
    expect(await deliveriesOf(channel)).toMatchObject([{ outcome: 'handled', seen_count: 3 }])
  })

  test('an event we do not know is kept and answered with ok', async () => {
    const channel = await channelOf()
    for (const event_name of ['news_of_2027', '__proto__', '', ['chat_accepted'], 7, undefined]) await send(channel, { event_name, chat_id: 5 })
    const rows = await deliveriesOf(channel)
    expect(rows.map(row => [row.outcome, row.event_name])).toEqual([
      ['unsupported', 'news_of_2027'], ['unsupported', '__proto__'], ...Array(4).fill(['unsupported', null]),
    ])
    expect(await contactsOf(channel)).toEqual([])
  })

  test('a visitor number is of its channel: the same one elsewhere is somebody else', async () => {
    const [one, two] = [await channelOf(), await channelOf()]
    const { number } = someone()
    for (const channel of [one, two]) await send(channel, accepted({ chat_id: chatNumber(), visitor: onlyNumber(number) }))
    const [a, b] = [(await contactsOf(one))[0]!, (await contactsOf(two))[0]!]
    expect(a.id).not.toBe(b.id)
    expect(await identifiersOf(a.id, 'visitor')).toHaveLength(1)
  })
})
