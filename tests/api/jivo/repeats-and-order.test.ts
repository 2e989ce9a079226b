import { describe, expect, test } from 'vitest'
import { sql } from '@/tests/support/app'
import {
  channelOf,
  chatNumber,
  chatsOf,
  contactsOf,
  deliveriesOf,
  identifiersOf,
  leadsOf,
  operatorOf,
  ownerOf,
  send,
  someone,
  tasksOf,
  type Body,
  type Channel,
} from '@/tests/support/intake'
import { accepted, callEvent, clientUpdated, finished, offlineMessage, updated } from '@/tests/samples/jivo-events'

/** At most 32 requests under way, as many as the sender has connections. */
async function flood<Item>(items: Item[], work: (item: Item) => Promise<unknown>): Promise<unknown[]> {
  const answers: unknown[] = []
  const waiting = [...items]
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) answers.push(await work(item))
  }
  await Promise.all(Array.from({ length: 32 }, worker))
  return answers
}

function permutations<Item>(items: Item[]): Item[][] {
  if (items.length < 2) return [items]
  return items.flatMap((item, at) =>
    permutations(items.filter((_, other) => other !== at)).map(rest => [item, ...rest]),
  )
}

const shuffled = <Item>(items: Item[]) =>
  items
    .map(item => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)

describe('the same body 100 times at once', () => {
  test('is one contact, one chat, one lead and one delivery that was seen 100 times', async () => {
    const channel = await channelOf()
    const body = JSON.stringify(accepted({ chat_id: chatNumber(), visitor: someone(), agent: operatorOf() }))
    const answers = await flood(
      Array.from({ length: 100 }, () => body),
      text => send(channel, text),
    )
    // An answer from the spool names nobody.
    expect(new Set(answers.flatMap(answer => (answer as Body).crm_link ?? [])).size).toBe(1)
    expect(await contactsOf(channel)).toHaveLength(1)
    expect(await chatsOf(channel)).toHaveLength(1)
    expect(await leadsOf(channel)).toHaveLength(1)
    expect(await deliveriesOf(channel)).toMatchObject([{ seen_count: 100, outcome: 'handled' }])
  })

  test.each([
    [
      'offline_message',
      (visitor: Body) => offlineMessage({ chat_id: undefined, offline_message_id: chatNumber(), visitor }),
    ],
    ['call_event', (visitor: Body) => callEvent({ chat_id: chatNumber(), visitor, agent: null })],
  ])('is one task for %s', async (_, bodyOf) => {
    const channel = await channelOf()
    const body = JSON.stringify(bodyOf(someone()))
    await flood(
      Array.from({ length: 20 }, () => body),
      text => send(channel, text),
    )
    expect(await tasksOf(channel)).toHaveLength(1)
    expect(await leadsOf(channel)).toHaveLength(1)
    expect(await deliveriesOf(channel)).toMatchObject([{ seen_count: 20 }])
  })

  test('is one chat where nothing names it: no chat_id, no visitor number', async () => {
    const channel = await channelOf()
    const body = JSON.stringify(finished({ chat_id: 0, visitor: { ...someone(), number: null } }))
    await flood(
      Array.from({ length: 20 }, () => body),
      text => send(channel, text),
    )
    expect(await chatsOf(channel)).toHaveLength(1)
    expect((await deliveriesOf(channel)).map(one => one.outcome)).toEqual(['handled'])
  })
})

describe('many at once', () => {
  test('fifty new visitors with two different events each, in any order, are fifty contacts with what both events said', async () => {
    const channel = await channelOf()
    const agent = operatorOf()
    const people = Array.from({ length: 50 }, () => ({ ...someone(), chatId: chatNumber() }))
    const events = people.flatMap(({ chatId, ...visitor }) => [
      accepted({ chat_id: chatId, visitor: { ...visitor, phone: null }, agent }),
      updated({ chat_id: chatId, visitor: { ...visitor, email: null }, agent }),
    ])
    await flood(shuffled(events), event => send(channel, event))
    const contacts = await contactsOf(channel)
    expect(contacts).toHaveLength(50)
    expect(await chatsOf(channel)).toHaveLength(50)
    expect(await leadsOf(channel)).toHaveLength(50)
    expect((await deliveriesOf(channel)).filter(one => one.outcome === 'handled')).toHaveLength(100)
    for (const { email, key } of people) {
      expect(await ownerOf(email)).toBeDefined()
      expect(await ownerOf(key)).toBe(await ownerOf(email))
    }
  })

  test('one person over two channels at the same moment is one contact with two chats and one open lead', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, two] = [await channelOf(), await channelOf()]
      const person = someone()
      const visitors = [
        { ...person, phone: `+55 (11) 9${person.phone.slice(-8)}`, email: person.email.toUpperCase() },
        { ...person, phone: person.phone.slice(1), email: `${person.email} `, number: someone().number },
      ]
      await Promise.all(
        [one, two].map((channel, at) => send(channel, accepted({ chat_id: chatNumber(), visitor: visitors[at] }))),
      )
      const contactId = await ownerOf(person.email)
      const rows = await sql('SELECT id, lead_id, contact_id FROM chats WHERE channel_id IN ($1, $2)', [one.id, two.id])
      expect(rows.map(row => row.contact_id)).toEqual([contactId, contactId])
      expect(new Set(rows.map(row => row.lead_id)).size).toBe(1)
    }
  })

  test('two people who bring each other’s values at once neither hang nor fail', async () => {
    const channel = await channelOf()
    const [a, b] = [someone(), someone()]
    const said = [a, b, { ...a, phone: b.phone, number: b.number }, { ...b, phone: a.phone, number: a.number }]
    const crossed = Array.from({ length: 40 }, (_, at) =>
      accepted({ chat_id: chatNumber(), visitor: said[at % said.length] }),
    )
    for (const visitor of [a, b]) await send(channel, accepted({ chat_id: chatNumber(), visitor }))
    await flood(crossed, event => send(channel, event))
    expect((await deliveriesOf(channel)).map(one => one.outcome)).toEqual(Array(42).fill('handled'))
    const contacts = await contactsOf(channel)
    const open = await sql(`SELECT 1 FROM conflicts WHERE kind = 'two_contacts' AND contact_id = ANY($1)`, [
      contacts.map(one => one.id),
    ])
    expect(open.length).toBeGreaterThan(0)
  })

  test('nobody ever waited for each other in a circle', async () => {
    const [row] = await sql('SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()')
    expect(Number(row!.deadlocks)).toBe(0)
  })
})

describe('the events of one chat in any order', () => {
  const operators = [operatorOf(), operatorOf()]
  const messages = [
    { message: 'Oi', timestamp: 1772000000, type: 'visitor' },
    { message: 'Bom dia!', timestamp: 1772000020, type: 'agent', agent_id: operators[1]!.id },
    { message: 'Até logo', timestamp: 1772000055, type: 'visitor' },
  ]

  /** What the product promises to be the same in every order. */
  async function digest(channel: Channel) {
    const [chat, ...more] = await chatsOf(channel)
    const served = await sql(
      'SELECT o.key FROM chat_operators s JOIN operators o ON o.id = s.operator_id WHERE s.chat_id = $1 ORDER BY o.key',
      [chat!.id],
    )
    const { state, messages: transcript, message_count, rate, page_url } = chat!
    return {
      state,
      transcript,
      message_count,
      rate,
      page_url,
      operators: served.map(row => row.key),
      leads: (await leadsOf(channel)).length,
      chats: 1 + more.length,
    }
  }

  test('give the same state, transcript, operators, rating, start page and number of leads in all 24 orders', async () => {
    const digests: unknown[] = []
    const orders = permutations(['accepted', 'updated', 'finished', 'rated'] as const satisfies string[])
    await flood(orders, async order => {
      const channel = await channelOf()
      const common = { chat_id: chatNumber(), visitor: someone() }
      const events = {
        accepted: accepted({
          ...common,
          agent: operators[0],
          page: { url: 'https://aurora.example/inicio', title: 'Início' },
        }),
        updated: updated({
          ...common,
          agent: operators[0],
          page: { url: 'https://aurora.example/carrinho', title: 'Carrinho' },
        }),
        finished: finished({
          ...common,
          agents: operators,
          chat: { messages: messages.slice(0, 2) },
          page: { url: 'https://aurora.example/fim' },
        }),
        rated: finished({
          ...common,
          agents: operators,
          chat: { messages, rate: 'positive' },
          page: { url: 'https://aurora.example/fim' },
        }),
      }
      for (const name of order) await send(channel, events[name])
      digests.push(await digest(channel))
    })
    expect(digests).toHaveLength(24)
    expect(new Set(digests.map(one => JSON.stringify(one))).size).toBe(1)
    expect(digests[0]).toMatchObject({
      state: 'finished',
      message_count: 3,
      rate: 'positive',
      page_url: 'https://aurora.example/inicio',
      leads: 1,
      chats: 1,
    })
    expect((digests[0] as { operators: string[] }).operators).toEqual(operators.map(one => one.email).sort())
  })

  test('finished before accepted makes the lead, and the late beginning changes nothing that has ended', async () => {
    const channel = await channelOf()
    const common = { chat_id: chatNumber(), visitor: someone() }
    await send(channel, finished(common))
    expect(await leadsOf(channel)).toHaveLength(1)
    await send(channel, accepted(common))
    expect(await chatsOf(channel)).toMatchObject([{ state: 'finished', message_count: 3 }])
    expect(await leadsOf(channel)).toHaveLength(1)
  })

  test('a late event of a chat whose lead was won in the meantime makes no other lead', async () => {
    const channel = await channelOf()
    const common = { chat_id: chatNumber(), visitor: someone() }
    await send(channel, accepted(common))
    await sql(`UPDATE leads SET status = 'won', status_by_hand = true WHERE channel_id = $1`, [channel.id])
    await send(channel, finished(common))
    expect(await leadsOf(channel)).toMatchObject([{ status: 'won' }])
  })
})

describe('the same event again', () => {
  test('A, B, A of a client card ends at A: only the last applied is a repeat', async () => {
    const channel = await channelOf()
    const visitor = someone()
    const tagged = (title: string) => clientUpdated({ visitor, client_id: visitor.number, tags: [{ id: '1', title }] })
    for (const title of ['A', 'B', 'A', 'A']) await send(channel, tagged(title))
    expect(await contactsOf(channel)).toMatchObject([{ tags: ['A'] }])
    expect((await deliveriesOf(channel)).map(one => one.seen_count)).toEqual([1, 1, 2])
  })

  test('answers today’s data, not that of the first time', async () => {
    const channel = await channelOf()
    const visitor = { ...someone(), phone: null }
    const body = accepted({ chat_id: chatNumber(), visitor })
    const first = await send(channel, body)
    const contactId = await ownerOf(visitor.email)
    await sql(`UPDATE contacts SET name = 'Nome Corrigido', name_by_hand = true WHERE id = $1`, [contactId])
    const second = await send(channel, body)
    expect(second.crm_link).toBe(first.crm_link)
    expect(second.custom_data).toContainEqual({ title: 'Nome no CRM', content: 'Nome Corrigido' })
    expect(await deliveriesOf(channel)).toMatchObject([{ seen_count: 2 }])
  })

  test('with other facts between, equal bytes are a delivery of their own', async () => {
    const channel = await channelOf()
    const common = { chat_id: chatNumber(), visitor: someone() }
    await send(channel, updated(common))
    await send(channel, updated({ ...common, visitor: { ...common.visitor, description: 'mudou' } }))
    await send(channel, updated(common))
    expect((await deliveriesOf(channel)).map(one => one.seen_count)).toEqual([1, 1, 1])
  })

  test('two offline messages that name one chat are two conversations of one lead, each with its task', async () => {
    const channel = await channelOf()
    const common = { chat_id: chatNumber(), visitor: someone() }
    const first = offlineMessage({
      ...common,
      offline_message_id: chatNumber(),
      message: 'A primeira, que é a mais longa das duas',
    })
    const second = offlineMessage({ ...common, offline_message_id: chatNumber(), message: 'A segunda' })
    for (const event of [first, second, first, second]) await send(channel, event)
    const chats = await chatsOf(channel)
    expect(chats.map(one => one.messages[0].text).sort()).toEqual([
      'A primeira, que é a mais longa das duas',
      'A segunda',
    ])
    expect((await tasksOf(channel)).map(one => one.text).sort()).toEqual([
      'A primeira, que é a mais longa das duas',
      'A segunda',
    ])
    expect(await leadsOf(channel)).toHaveLength(1)
  })

  test('a name that became empty does not take the good one away', async () => {
    const channel = await channelOf()
    const visitor = someone()
    const chat_id = chatNumber()
    await send(channel, accepted({ chat_id, visitor }))
    for (const name of [null, '', '\u00a0', undefined, 'Client'])
      await send(channel, updated({ chat_id, visitor: { ...visitor, name } }))
    expect(await contactsOf(channel)).toMatchObject([{ name: visitor.name }])
    const [contact] = await contactsOf(channel)
    expect(await identifiersOf(contact!.id, 'email')).toHaveLength(1)
  })
})
