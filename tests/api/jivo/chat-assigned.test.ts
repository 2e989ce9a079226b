import { describe, expect, test } from 'vitest'
import { undoOf } from '@/lib/identity/history-undo'
import { undoMoveChat } from '@/lib/identity/unmove-mutations'
import { api, sql } from '@/tests/support/app'
import {
  channelOf,
  chatNumber,
  chatsOf,
  latestWhy,
  ownerOf,
  send,
  someone,
  type Body,
  type Channel,
} from '@/tests/support/intake'
import { insert, lead as leadOf } from '@/tests/support/rows'
import { write } from '@/tests/support/transaction'
import { accepted, chatAssigned, finished, offlineMessage, updated } from '@/tests/samples/jivo-events'

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
  const assign = (channel: Channel, chat_id: number, visitor: Body, assign_to: string) =>
    send(channel, chatAssigned({ chat_id, visitor, assign_to }))
  const chatNow = async (id: string) =>
    (await sql('SELECT contact_id, lead_id, pinned FROM chats WHERE id = $1', [id]))[0]!

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

  test.each(['https://outro-crm.example/leads/31', 'isto não é um endereço', null])(
    'with %s is kept as a warning',
    async assign_to => {
      const { channel, a, chat_id, chat, aId } = await twoPeople()
      await send(channel, chatAssigned({ chat_id, visitor: a, assign_to }))
      expect((await chatNow(chat.id)).contact_id).toBe(aId)
      expect(await latestWhy(channel)).toEqual(['link_foreign'])
    },
  )

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

  describe('is taken back from the history as a move by hand', () => {
    const takeBack = (chatId: string) => write(tx => undoMoveChat(tx, { chatId, userId: null, now: new Date() }))
    const toldOf = (chatId: string) =>
      sql(
        `SELECT id, kind, data, at, false AS "isTakenBack" FROM history WHERE chat_id = $1 AND kind = 'chat.moved' ORDER BY id`,
        [chatId],
      )
    const undos = async (chatId: string) => {
      const told = (await toldOf(chatId)) as unknown as Parameters<typeof undoOf>[0][]
      return told.map(event => undoOf(event, { mayUndoMerge: false, now: new Date() })).filter(undo => undo !== null)
    }

    test('with the lead that went along, its title, its tasks and what they got since', async () => {
      const { channel, answer, aId, bId } = await twoPeople()
      const chat_id = chatNumber()
      const visitor = someone()
      await send(channel, offlineMessage({ chat_id, visitor }))
      const chat = (await chatsOf(channel)).at(-1)!
      const [before] = await sql('SELECT id, contact_id, title FROM leads WHERE id = $1', [chat.lead_id])
      await assign(channel, chat_id, visitor, answer.crm_link.replace(aId, bId))
      expect(await chatNow(chat.id)).toMatchObject({ contact_id: bId, lead_id: chat.lead_id })
      await insert('tasks', { kind: 'manual', title: 'Ligar', text: '', lead_id: chat.lead_id, contact_id: bId })
      const told = await undos(chat.id)
      expect(told).toEqual([{ does: 'move', chatId: chat.id, moveId: expect.any(String) }, told[0]])
      expect(await takeBack(chat.id)).toEqual({ ok: true, chatId: chat.id, contactId: before!.contact_id })
      expect(await chatNow(chat.id)).toEqual({ contact_id: before!.contact_id, lead_id: chat.lead_id, pinned: false })
      expect(await sql('SELECT id, contact_id, title FROM leads WHERE id = $1', [chat.lead_id])).toEqual([before])
      const tasks = await sql('SELECT contact_id FROM tasks WHERE lead_id = $1', [chat.lead_id])
      expect(tasks).toEqual([{ contact_id: before!.contact_id }, { contact_id: before!.contact_id }])
      expect(await takeBack(chat.id)).toEqual({ ok: false, reason: 'nothing_to_undo' })
    })

    test('from a lead that other chats have, to which it goes back alone', async () => {
      const { channel, a, chat_id, answer, chat, aId, bId } = await twoPeople()
      await send(channel, accepted({ chat_id: chatNumber(), visitor: a }))
      await assign(channel, chat_id, a, answer.crm_link.replace(aId, bId))
      const moved = await chatNow(chat.id)
      expect(moved.lead_id).not.toBe(chat.lead_id)
      expect(await takeBack(chat.id)).toMatchObject({ ok: true, contactId: aId })
      expect(await chatNow(chat.id)).toEqual({ contact_id: aId, lead_id: chat.lead_id, pinned: false })
    })

    test('with the lead that was made for it, which is gone again', async () => {
      const { channel, a, chat_id, answer, chat, aId, bId } = await twoPeople()
      await send(channel, accepted({ chat_id: chatNumber(), visitor: a }))
      await sql(`UPDATE leads SET status = 'won' WHERE contact_id = $1`, [bId])
      await assign(channel, chat_id, a, answer.crm_link.replace(aId, bId))
      const made = (await chatNow(chat.id)).lead_id
      expect(await takeBack(chat.id)).toMatchObject({ ok: true, contactId: aId })
      expect(await chatNow(chat.id)).toEqual({ contact_id: aId, lead_id: chat.lead_id, pinned: false })
      expect(await sql('SELECT 1 FROM leads WHERE id = $1', [made])).toEqual([])
    })

    test('to another lead of the same person, told once and without internals', async () => {
      const { channel, a, chat_id, answer, chat, aId } = await twoPeople()
      const other = await leadOf(aId!, { title: 'Piscina', title_by_hand: true })
      await assign(channel, chat_id, a, answer.crm_link.replace(/contacts.*/, `leads/${other}`))
      expect(await chatNow(chat.id)).toEqual({ contact_id: aId, lead_id: other, pinned: true })
      expect((await toldOf(chat.id)).map(({ data }) => data.toLead)).toEqual(['Piscina'])
      expect(await takeBack(chat.id)).toMatchObject({ ok: true, contactId: aId })
      expect(await chatNow(chat.id)).toEqual({ contact_id: aId, lead_id: chat.lead_id, pinned: false })
      expect((await toldOf(chat.id)).map(({ data }) => [data.fromLead, data.toLead])).toEqual([
        [expect.any(String), 'Piscina'],
        ['Piscina', expect.any(String)],
      ])
      const { json } = await api(`/api/v1/contacts/${aId}/history`)
      expect(JSON.stringify(json)).not.toMatch(/undo|pinned/)
    })

    test('but not where another chat has joined the lead since: a chat’s contact is always its lead’s', async () => {
      const { channel, a, b, chat_id, answer, chat, aId, bId } = await twoPeople()
      await sql(`UPDATE leads SET status = 'won' WHERE contact_id = $1`, [bId])
      await assign(channel, chat_id, a, answer.crm_link.replace(aId, bId))
      await send(channel, accepted({ chat_id: chatNumber(), visitor: b }))
      expect((await chatsOf(channel)).at(-1)!.lead_id).toBe(chat.lead_id)
      expect(await takeBack(chat.id)).toMatchObject({ ok: false, reason: 'changed', changed: [{ what: 'lead' }] })
      expect(await chatNow(chat.id)).toMatchObject({ contact_id: bId, lead_id: chat.lead_id })
    })
  })
})
