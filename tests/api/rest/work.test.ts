import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { api, ownChannel, postJivo, sql } from '../../support/app'
import { accepted, offlineMessage } from '../../samples/jivo-events'
import { insert } from '../../support/rows'
import { insertConflict, insertContact, insertLead, insertTask, someChatNumber, somePhoneEnd, someWord } from './rows'
import { conflict as conflictShape, delivery as deliveryShape, listOf, task as taskShape } from './shapes'

let channel: Awaited<ReturnType<typeof ownChannel>>

beforeAll(async () => {
  channel = await ownChannel()
})

type Query = Record<string, string>

async function read<Item extends z.ZodType>(list: string, shape: Item, query: Query): Promise<z.output<Item>[]> {
  const answer = await api(`/api/v1/${list}?${new URLSearchParams(query)}`)
  return listOf(shape).parse(answer.json).data as z.output<Item>[]
}
const tasks = (query: Query) => read('tasks', taskShape, query)
const conflicts = (query: Query) => read('conflicts', conflictShape, query)
const deliveries = (query: Query) => read('deliveries', deliveryShape, query)

describe('tasks', () => {
  it('tell what an offline message asks for', async () => {
    const id = someChatNumber()
    const visitor = { number: String(id), email: `${someWord()}@example.com`, phone: null }
    await postJivo(channel.token, offlineMessage({ chat_id: id, offline_message_id: id, visitor }))
    const [lead] = (await api(`/api/v1/leads?chatId=${id}`)).json.data
    const [task] = await tasks({ leadId: lead.id })
    expect(task).toMatchObject({
      kind: 'offline_message',
      text: 'Boa tarde! Vocês entregam em Niterói?',
      lead: { id: lead.id, title: lead.title },
      contact: lead.contact,
      doneAt: null,
    })
    expect(new Date(task?.dueAt ?? 0).getTime()).toBeGreaterThan(Date.now())
    expect((await api(`/api/v1/tasks/${task?.id}`)).json).toEqual(task)
  })

  describe('of one contact', () => {
    let contactId: string
    let mergedId: string
    const titles = async (query: Query = {}) => (await tasks({ contactId, ...query })).map(({ title }) => title).sort()
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)

    beforeAll(async () => {
      contactId = await insertContact({ name: 'Com tarefas' })
      mergedId = await insertContact({ merged_into_id: contactId, merged_at: new Date() })
      const leadId = await insertLead(contactId)
      const own = { contact_id: contactId }
      await insertTask({ ...own, title: 'late', due_at: new Date(Date.now() - 60_000) })
      await insertTask({ ...own, title: 'soon', due_at: new Date(Date.now() + 3_600_000) })
      await insertTask({ ...own, title: 'late day', due_on: day(-2) })
      await insertTask({ ...own, title: 'coming day', due_on: day(2) })
      await insertTask({ ...own, title: 'done late', due_on: day(-2), done_at: new Date() })
      await insertTask({ ...own, title: 'withdrawn', withdrawn_at: new Date() })
      await insertTask({ lead_id: leadId, title: 'of the lead' })
    })

    it('are found through the contact, through its leads, and through a contact merged into it', async () => {
      expect(await titles()).toEqual(['coming day', 'done late', 'late', 'late day', 'of the lead', 'soon'])
      expect(await tasks({ contactId: mergedId })).toEqual(await tasks({ contactId }))
      expect((await tasks({ contactId })).every(task => task.contact?.id === contactId)).toBe(true)
    })

    it('are open, done or overdue', async () => {
      expect(await titles({ state: 'open' })).toEqual(['coming day', 'late', 'late day', 'of the lead', 'soon'])
      expect(await titles({ state: 'done' })).toEqual(['done late'])
      expect(await titles({ state: 'overdue' })).toEqual(['late', 'late day'])
    })

    it('are due at an instant, on a day without a time, or never', async () => {
      const due = Object.fromEntries((await tasks({ contactId })).map(task => [task.title, task.dueAt]))
      expect(due['late day']).toBe(day(-2))
      expect(due.soon).toMatch(/T.*Z$/)
      expect(due['of the lead']).toBeNull()
    })
  })

  it('of nobody are told as such', async () => {
    const answer = await api(`/api/v1/tasks/${await insertTask({ title: 'Comprar café' })}`)
    expect(taskShape.parse(answer.json)).toMatchObject({
      lead: null,
      contact: null,
      assignee: null,
      dueAt: null,
    })
  })
})

describe('conflicts', () => {
  it('tell what the CRM knows beside what the chat said', async () => {
    const email = `${someWord()}@example.com`
    const [known, other] = [`(11) 9${somePhoneEnd()}`, `(11) 9${somePhoneEnd()}`]
    for (const phone of [known, other]) {
      const number = someChatNumber()
      await postJivo(
        channel.token,
        accepted({ chat_id: number, visitor: { name: 'Rui', email, phone, number: String(number) } }),
      )
    }
    const [contact] = (await api(`/api/v1/contacts?email=${email}`)).json.data
    const found = await conflicts({ contactId: contact.id, state: 'open' })
    expect(found).toMatchObject([
      {
        kind: 'phone',
        state: 'open',
        contact: { id: contact.id, name: 'Rui' },
        otherContact: null,
        seenCount: 1,
        resolution: null,
      },
    ])
    expect(found[0]?.crmValue?.replace(/\D/g, '')).toContain(known.replace(/\D/g, ''))
    expect(found[0]?.chatValue.replace(/\D/g, '')).toContain(other.replace(/\D/g, ''))
    expect((await api(`/api/v1/conflicts/${found[0]?.id}`)).json).toEqual(found[0])
  })

  it('between two contacts are found from both sides, also under a merged id', async () => {
    const one = await insertContact({ name: 'Um' })
    const two = await insertContact({ name: 'Dois' })
    const merged = await insertContact({ merged_into_id: two, merged_at: new Date() })
    const id = await insertConflict(one, { kind: 'two_contacts', other_contact_id: two })
    for (const contactId of [one, two, merged]) {
      expect(await conflicts({ contactId })).toMatchObject([
        {
          id,
          kind: 'two_contacts',
          contact: { id: one, name: 'Um' },
          otherContact: { id: two, name: 'Dois' },
        },
      ])
    }
  })

  it('that are settled tell how, by whom and when', async () => {
    const userId = await insert('users', {
      email: `${someWord()}@loja.example`,
      name: 'Ana',
      role: 'manager',
    })
    const contactId = await insertContact()
    const settled = { state: 'resolved', resolution: 'add', resolved_by_id: userId, resolved_at: new Date() }
    await insertConflict(contactId, settled)
    await insertConflict(contactId, { state: 'ignored', resolution: 'ignore' })
    expect(await conflicts({ contactId, state: 'resolved' })).toMatchObject([
      { resolution: 'add', resolvedBy: { id: userId, name: 'Ana' } },
    ])
    expect(await conflicts({ contactId, state: 'ignored' })).toMatchObject([{ resolution: 'ignore', resolvedBy: null }])
    expect(await conflicts({ contactId, state: 'open' })).toEqual([])
  })
})

describe('deliveries', () => {
  it('tell what was delivered, what was answered and why, without the body', async () => {
    const channel = await ownChannel()
    const number = someChatNumber()
    const body = accepted({
      chat_id: number,
      visitor: { name: 'Nina', number: String(number), email: null, phone: null },
    })
    const { json: answer } = await postJivo(channel.token, body)
    await postJivo(channel.token, body)
    await postJivo(channel.token, { event_name: 'something_new' })
    await postJivo(channel.token, 'not json')

    const [malformed, unsupported, handled, ...more] = await deliveries({ channelId: channel.id })
    expect(more).toEqual([])
    expect(malformed).toMatchObject({ outcome: 'malformed', eventName: null })
    expect(unsupported).toMatchObject({ outcome: 'unsupported', eventName: 'something_new', seenCount: 1 })
    expect(handled).toMatchObject({ outcome: 'handled', eventName: 'chat_accepted', seenCount: 2, answer })
    expect(handled?.why.length).toBeGreaterThan(0)
    expect(JSON.stringify(await api(`/api/v1/deliveries/${handled?.id}`))).not.toContain('203.0.113.77')
    expect(await deliveries({ channelId: channel.id, outcome: 'unsupported' })).toEqual([unsupported])
    const [stored] = await sql<{ id: string }>('SELECT id FROM leads WHERE id = $1', [handled?.leadId])
    expect(stored?.id).toBe(handled?.leadId)
  })
})
