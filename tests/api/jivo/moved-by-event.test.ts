import { describe, expect, test } from 'vitest'
import { api, sql } from '@/tests/support/app'
import {
  channelOf,
  chatNumber,
  chatsOf,
  conflictsOf,
  latestWhy,
  ownerOf,
  send,
  someone,
  type Body,
} from '@/tests/support/intake'
import { accepted, finished, updated } from '@/tests/samples/jivo-events'
import { insert } from '@/tests/support/rows'
import { expectRefusal, post } from '../rest/ask'

const nothing = { name: null, email: null, phone: null, description: null }
const start = (visitor: Body, chat_id = chatNumber()) => accepted({ chat_id, visitor })
const chatNow = async (id: string) =>
  (await sql('SELECT contact_id, lead_id, pinned FROM chats WHERE id = $1', [id]))[0]!
const takeBack = (chatId: string) => post(`chats/${chatId}/move/undo`)
const kindsOf = async (contactId: string, chatId: string) =>
  (
    await sql('SELECT kind FROM history WHERE contact_id = $1 AND chat_id = $2 ORDER BY at, id', [contactId, chatId])
  ).map(({ kind }) => kind)

/** A chat of A whose visitor then gives the e-mail of B: the rules take it to B and ask about the two. */
async function movedChat(before: (people: Awaited<ReturnType<typeof known>>) => Promise<unknown> = async () => null) {
  const people = await known()
  const { channel, a, b, chat_id } = people
  await before(people)
  await send(channel, updated({ chat_id, visitor: { ...nothing, number: a.number, email: b.email } }))
  expect((await chatNow(people.chat.id)).contact_id).toBe(people.bId)
  return people
}

async function known() {
  const channel = await channelOf()
  const [a, b] = [someone(), someone()]
  const chat_id = chatNumber()
  await send(channel, start(b))
  await send(channel, start(a, chat_id))
  const chat = (await chatsOf(channel)).at(-1)! as { id: string; contact_id: string; lead_id: string }
  return { channel, a, b, chat_id, chat, aId: (await ownerOf(a.email))!, bId: (await ownerOf(b.email))! }
}

describe('a chat that an event moved is taken back', () => {
  test('with its lead and its title, ends the question that it alone had raised, and stays through later events', async () => {
    const { channel, a, b, chat_id, chat, aId, bId } = await movedChat()
    const [question] = await conflictsOf(bId)
    expect(question).toMatchObject({ kind: 'two_contacts', state: 'open' })

    expect((await takeBack(chat.id)).status).toBe(200)

    expect(await chatNow(chat.id)).toEqual({ contact_id: aId, lead_id: chat.lead_id, pinned: true })
    const [lead] = await sql('SELECT contact_id, title FROM leads WHERE id = $1', [chat.lead_id])
    expect(lead).toEqual({ contact_id: aId, title: `JivoChat #${chat_id} – ${a.name}` })
    expect(await conflictsOf(bId)).toMatchObject([
      { id: question!.id, state: 'resolved', resolution: 'belongs_to_other' },
    ])
    for (const person of [aId, bId])
      expect((await kindsOf(person, chat.id)).slice(-2)).toEqual(['conflict.settled', 'chat.moved'])

    await send(channel, updated({ chat_id, visitor: { ...nothing, number: a.number, email: b.email, phone: b.phone } }))
    await send(channel, finished({ chat_id, visitor: { ...nothing, number: a.number, email: b.email } }))
    expect((await chatNow(chat.id)).contact_id).toBe(aId)
    expect(await latestWhy(channel)).toContain('chat_pinned')
    expect(await conflictsOf(bId)).toHaveLength(1)
    expectRefusal(await takeBack(chat.id), 409, 'nothing_to_undo')
  })

  test('and the question can be asked again, which leaves the chat where it is', async () => {
    const { chat, aId, bId } = await movedChat()
    await takeBack(chat.id)
    const [question] = await conflictsOf(bId)
    expect(await post(`conflicts/${question!.id}/undo`)).toMatchObject({ status: 200, json: { state: 'open' } })
    expect((await chatNow(chat.id)).contact_id).toBe(aId)
    expect(await post(`conflicts/${question!.id}/resolve`, { choice: 'keep' })).toMatchObject({ status: 200 })
  })

  test('alone, to the lead whose other chats had stayed; what it alone had asked there comes with it', async () => {
    const other = someone()
    const { channel, a, chat_id, chat, aId, bId } = await movedChat(async ({ channel, a }) =>
      send(channel, start({ ...nothing, number: a.number })),
    )
    expect((await chatNow(chat.id)).lead_id).not.toBe(chat.lead_id)
    await send(channel, updated({ chat_id, visitor: { ...nothing, number: a.number, phone: other.phone } }))
    expect(await conflictsOf(bId)).toContainEqual(
      expect.objectContaining({ kind: 'phone', contact_id: bId, key: other.key, state: 'open' }),
    )

    await takeBack(chat.id)

    expect(await chatNow(chat.id)).toEqual({ contact_id: aId, lead_id: chat.lead_id, pinned: true })
    expect(await conflictsOf(aId)).toContainEqual(
      expect.objectContaining({ kind: 'phone', contact_id: aId, key: other.key, state: 'open' }),
    )
  })

  test('from the lead that was made for it, which is gone again', async () => {
    const { chat, aId } = await movedChat(async ({ channel, a, bId }) => {
      await send(channel, start({ ...nothing, number: a.number }))
      await sql(`UPDATE leads SET status = 'won' WHERE contact_id = $1`, [bId])
    })
    const made = (await chatNow(chat.id)).lead_id
    await takeBack(chat.id)
    expect(await chatNow(chat.id)).toMatchObject({ contact_id: aId, lead_id: chat.lead_id })
    expect(await sql('SELECT 1 FROM leads WHERE id = $1', [made])).toEqual([])
  })

  test('while another chat that raised the question too keeps it open', async () => {
    const { channel, a, b, chat, bId } = await movedChat()
    await send(channel, start({ ...nothing, number: a.number, email: b.email }))
    const second = (await chatsOf(channel)).at(-1)!
    await takeBack(chat.id)
    expect(await conflictsOf(bId)).toMatchObject([{ state: 'open', seen_count: 2 }])
    expect(second.contact_id).toBe(bId)
  })

  test('but not where another chat has joined the lead since, nor by the line of an earlier move', async () => {
    const { channel, b, chat, bId } = await movedChat(async ({ bId }) => {
      await sql(`UPDATE leads SET status = 'won' WHERE contact_id = $1`, [bId])
    })
    await send(channel, start(b))
    expect((await chatsOf(channel)).at(-1)!.lead_id).toBe(chat.lead_id)
    expectRefusal(await takeBack(chat.id), 409, 'changed')
    expect(await chatNow(chat.id)).toMatchObject({ contact_id: bId, lead_id: chat.lead_id })
  })
})

describe('an anonymous contact that gave way is parted again', () => {
  async function gaveWay() {
    const channel = await channelOf()
    const [b, visitor] = [someone(), someone()]
    await send(channel, start(b))
    const chat_id = chatNumber()
    await send(channel, start({ ...nothing, number: visitor.number }, chat_id))
    const chat = (await chatsOf(channel)).at(-1)! as { id: string; contact_id: string; lead_id: string }
    const named = { ...nothing, number: visitor.number, email: b.email }
    await send(channel, updated({ chat_id, visitor: named }))
    const bId = (await ownerOf(b.email))!
    const { json } = await api(`/api/v1/contacts/${bId}/history`)
    const merged = json.data.find((item: { kind: string }) => item.kind === 'contact.merged')
    return { channel, chat_id, chat, named, bId, merged }
  }

  test('with its chat and lead, and the same chat does not merge it again', async () => {
    const { channel, chat_id, chat, named, bId, merged } = await gaveWay()
    expect(merged.data).toMatchObject({ reason: 'anonymous', loserId: chat.contact_id })
    await insert('notes', { contact_id: bId, text: 'fica' })

    expect(await post(`merges/${merged.data.mergeId}/undo`)).toMatchObject({
      status: 200,
      json: { survivorId: bId, loserId: chat.contact_id },
    })

    expect(await chatNow(chat.id)).toEqual({ contact_id: chat.contact_id, lead_id: chat.lead_id, pinned: true })
    expect(await sql('SELECT contact_id FROM leads WHERE id = $1', [chat.lead_id])).toEqual([
      { contact_id: chat.contact_id },
    ])
    expect(await sql('SELECT contact_id FROM notes WHERE contact_id = $1', [bId])).toHaveLength(1)
    await send(channel, finished({ chat_id, visitor: named }))
    expect((await chatNow(chat.id)).contact_id).toBe(chat.contact_id)
    expect(await conflictsOf(bId)).toEqual([])
    expectRefusal(await post(`merges/${merged.data.mergeId}/undo`), 409, 'already_undone')
  })

  test('and the visitor’s next chat is a question about the two, no merge', async () => {
    const { channel, chat, named, bId, merged } = await gaveWay()
    await post(`merges/${merged.data.mergeId}/undo`)
    await send(channel, start(named))
    expect((await chatsOf(channel)).at(-1)!.contact_id).toBe(bId)
    expect(await sql('SELECT merged_into_id FROM contacts WHERE id = $1', [chat.contact_id])).toEqual([
      { merged_into_id: null },
    ])
    expect(await conflictsOf(chat.contact_id)).toMatchObject([{ kind: 'two_contacts', state: 'open' }])
  })
})
