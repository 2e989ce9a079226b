import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { channel, chat, insert, lead, person, someEmail, somePhone } from '../../support/rows'
import { expectRefusal, get, post } from './ask'
import { chat as chatShape } from './shapes'

describe('two contacts', () => {
  async function pair() {
    const ana = await person('Ana', { emails: [someEmail()], phones: [somePhone()] })
    const bia = await person('Bia', { emails: [someEmail()] }, { description: 'Loja 2' })
    const leadId = await lead(bia.id)
    await chat(await channel(), bia.id, leadId, '22')
    await insert('notes', { contact_id: bia.id, text: 'ligar à tarde' })
    return { survivorId: ana.id, loserId: bia.id, leadId }
  }
  const moves = { chats: 1, leads: 1, tasks: 0, notes: 1, conflicts: 0, emails: 1, phones: 0, history: 0 }

  it('are merged after a look at what would move, and parted again', async () => {
    const { survivorId, loserId, leadId } = await pair()
    const before = [await get(`contacts/${survivorId}`), await get(`contacts/${loserId}`)]
    const dry = await post(`contacts/${survivorId}/merge`, { loserId, dryRun: true })
    expect(dry.json).toEqual({ mergeId: null, moves })
    expect((await get(`contacts/${loserId}`)).mergedFrom).toBeUndefined()

    const versions = { survivor: before[0].version, loser: before[1].version }
    const merged = await post(`contacts/${survivorId}/merge`, {
      loserId,
      versions,
      choices: { name: 'loser' },
    })
    expect(merged.json).toEqual({ mergeId: expect.any(String), moves })
    const survivor = await get(`contacts/${loserId}`)
    expect(survivor).toMatchObject({
      id: survivorId,
      mergedFrom: loserId,
      name: 'Bia',
      description: 'Loja 2',
      leadIds: [leadId],
    })
    expect(survivor.emails).toHaveLength(2)

    const undone = await post(`merges/${merged.json.mergeId}/undo`)
    expect(undone.json).toMatchObject({
      mergeId: merged.json.mergeId,
      survivorId,
      loserId,
      stays: { chats: [], fields: [] },
    })
    const names = [await get(`contacts/${survivorId}`), await get(`contacts/${loserId}`)].map(
      ({ name, emails, leadIds }) => ({ name, emails, leadIds }),
    )
    expect(names).toEqual(before.map(({ name, emails, leadIds }) => ({ name, emails, leadIds })))
    expectRefusal(await post(`merges/${merged.json.mergeId}/undo`), 409, 'already_undone')
  })

  it('are merged once by the same Idempotency-Key', async () => {
    const { survivorId, loserId } = await pair()
    const key = { 'idempotency-key': uuid() }
    const first = await post(`contacts/${survivorId}/merge`, { loserId }, key)
    const again = await post(`contacts/${survivorId}/merge`, { loserId }, key)
    expect(again.json).toEqual(first.json)
    expectRefusal(await post(`contacts/${survivorId}/merge`, { loserId }), 409, 'already_merged')
  })

  it('are not merged when one has changed, is unknown, or is the other', async () => {
    const { survivorId, loserId } = await pair()
    expectRefusal(await post(`contacts/${survivorId}/merge`, { loserId, versions: { loser: 99 } }), 409, 'changed')
    expectRefusal(await post(`contacts/${survivorId}/merge`, { loserId: survivorId }), 422, 'same_contact')
    expectRefusal(
      await post(`contacts/${survivorId}/merge`, { loserId, choices: { shoeSize: 'loser' } }),
      422,
      'not_offered',
    )
    expectRefusal(await post(`contacts/${survivorId}/merge`, { loserId: uuid() }), 404, 'not_found')
    expectRefusal(await post(`contacts/${uuid()}/merge`, { loserId }), 404, 'not_found')
    expectRefusal(await post(`contacts/${survivorId}/merge`, { loserId: 'x' }), 400, 'invalid_body')
    expect((await get(`contacts/${loserId}`)).id).toBe(loserId)
  })
})

describe('a chat', () => {
  it.each(['move/undo', 'undo'])('is moved to another contact with its lead, and back by /%s', async undo => {
    const [ana, bia] = [await person('Ana', { emails: [someEmail()] }), await person('Bia', { emails: [someEmail()] })]
    const leadId = await lead(ana.id)
    const id = await chat(await channel(), ana.id, leadId, '31')
    const moved = await post(`chats/${id}/move`, { contactId: bia.id })
    expect(chatShape.parse(moved.json)).toMatchObject({
      id,
      contact: { id: bia.id, name: 'Bia' },
      lead: { id: leadId },
    })
    expectRefusal(await post(`chats/${id}/move`, { contactId: bia.id }), 409, 'already_there')
    expect(chatShape.parse((await post(`chats/${id}/${undo}`)).json).contact.id).toBe(ana.id)
    expectRefusal(await post(`chats/${id}/${undo}`), 409, 'nothing_to_undo')
    expectRefusal(await post(`chats/${id}/move`, { contactId: uuid() }), 404, 'not_found')
  })
})
