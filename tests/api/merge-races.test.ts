import { describe, expect, it } from 'vitest'
import { accepted, chatAssigned, clientUpdated, finished, updated, type Body } from '@/tests/samples/jivo-events'
import { sql } from '../support/app'
import { countRows } from '../support/contact-rows'
import { channelOf, chatNumber, ownerOf, send, someone, type Channel } from '../support/intake'
import { get, post } from './rest/ask'

const ROUNDS = 10

type Known = { channel: Channel; who: ReturnType<typeof someone>; chatId: number; id: string; link: string }

/** A contact with a chat that is still running. */
async function known(channel: Channel): Promise<Known> {
  const who = someone()
  const chatId = chatNumber()
  const { crm_link: link } = await send(channel, accepted({ chat_id: chatId, visitor: who }))
  return { channel, who, chatId, id: (await ownerOf(who.email)) as string, link }
}

/** What Jivo posts about somebody within one moment: the running chat, its end, a new one, the client's own card. */
function burst({ who, chatId }: Known): Body[] {
  const again = chatNumber()
  return [
    updated({ chat_id: chatId, visitor: who }),
    finished({ chat_id: chatId, visitor: who }),
    accepted({ chat_id: again, visitor: who }),
    clientUpdated({ visitor: who, client_id: who.number }),
  ]
}

/** Everything of the two stands on one of them, each chat once, with its lead, and nothing waits or failed. */
async function expectOneOutcome(channel: Channel, people: Known[], chats: number): Promise<string> {
  const ids = people.map(one => one.id)
  const left = await sql<{ id: string }>(
    'SELECT id FROM contacts WHERE id = ANY($1::uuid[]) AND merged_into_id IS NULL',
    [ids],
  )
  expect(left).toHaveLength(1)
  const survivor = left[0]?.id as string
  const gone = ids.filter(id => id !== survivor)
  const { conflicts: _closed, ...rows } = await countRows(gone)
  expect(Object.entries(rows).filter(([, count]) => count > 0)).toEqual([])
  const found = await sql<{ contact_id: string; of_lead: string }>(
    'SELECT c.contact_id, l.contact_id AS of_lead FROM chats c JOIN leads l ON l.id = c.lead_id WHERE c.channel_id = $1',
    [channel.id],
  )
  expect(found).toEqual(Array.from({ length: chats }, () => ({ contact_id: survivor, of_lead: survivor })))
  const outcomes = await sql('SELECT DISTINCT outcome, error FROM deliveries WHERE channel_id = $1', [channel.id])
  expect(outcomes).toEqual([{ outcome: 'handled', error: null }])
  for (const { who } of people) {
    expect(await ownerOf(who.email)).toBe(survivor)
    expect(await ownerOf(who.key)).toBe(survivor)
  }
  return survivor
}

const merge = (survivor: Known, loser: Known) => post(`contacts/${survivor.id}/merge`, { loserId: loser.id })

describe('a merge beside events for both contacts', () => {
  it(`has one outcome, and loses nothing, ${ROUNDS} times over`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const channel = await channelOf()
      const [ana, bia] = [await known(channel), await known(channel)]
      const [merged] = await Promise.all([
        merge(ana, bia),
        ...[...burst(ana), ...burst(bia)].map(event => send(channel, event)),
      ])
      expect(merged.status).toBe(200)
      expect(await expectOneOutcome(channel, [ana, bia], 4)).toBe(ana.id)
    }
  }, 90_000)

  it(`that is asked for three times, twice one way and once the other, is done once, ${ROUNDS} times over`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const channel = await channelOf()
      const [ana, bia] = [await known(channel), await known(channel)]
      const [one, two, three] = await Promise.all([
        merge(ana, bia),
        merge(bia, ana),
        merge(ana, bia),
        ...[...burst(bia).slice(0, 2), ...burst(ana).slice(0, 2)].map(event => send(channel, event)),
      ])
      const statuses = [one, two, three].map(answer => answer.status)
      expect(statuses.toSorted()).toEqual([200, 409, 409])
      await expectOneOutcome(channel, [ana, bia], 2)
    }
  }, 90_000)

  it('is undone beside another one that begins, without a deadlock', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const channel = await channelOf()
      const [ana, bia, caio] = [await known(channel), await known(channel), await known(channel)]
      const first = await merge(bia, ana)
      const [undone, second] = await Promise.all([post(`merges/${first.json.mergeId}/undo`), merge(caio, bia)])
      // Either the undo was first, or the later merge must be undone before it.
      expect([undone.status, second.status]).toEqual([undone.status === 200 ? 200 : 409, 200])
      const [row] = await sql<{ into: string | null }>('SELECT merged_into_id AS into FROM contacts WHERE id = $1', [
        ana.id,
      ])
      expect(row?.into).toBe(undone.status === 200 ? null : caio.id)
    }
  }, 90_000)
})

describe('a chain of merges', () => {
  it('leads from its first link to its last in one step: to programs, to Jivo’s old address, and to a pasted one', async () => {
    const channel = await channelOf()
    const [ana, bia, caio, dora] = [
      await known(channel),
      await known(channel),
      await known(channel),
      await known(channel),
    ]
    await merge(bia, ana)
    await merge(caio, bia)
    expect(await get(`contacts/${ana.id}`)).toMatchObject({ id: caio.id, mergedFrom: ana.id })
    expect((await get(`contacts/${ana.id}/history`)).data).toEqual((await get(`contacts/${caio.id}/history`)).data)
    const [row] = await sql('SELECT merged_into_id AS into FROM contacts WHERE id = $1', [ana.id])
    expect(row?.into).toBe(caio.id)
    await send(channel, chatAssigned({ chat_id: dora.chatId, visitor: dora.who, assign_to: ana.link }))
    const [chat] = await sql('SELECT contact_id FROM chats WHERE channel_id = $1 AND jivo_chat_id = $2', [
      channel.id,
      String(dora.chatId),
    ])
    expect(chat?.contact_id).toBe(caio.id)
    const answer = await send(channel, updated({ chat_id: ana.chatId, visitor: ana.who }))
    expect(answer.crm_link).toBe(caio.link)
  })
})
