import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { api, sql } from '../../support/app'
import { channel, chat, conflict, insert, lead, person, someEmail, somePhone, user } from '../../support/rows'
import { chat as chatShape, conflict as conflictShape, refusal } from './shapes'

const post = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
  api(`/api/v1/${path}`, { method: 'POST', headers, body: body === undefined ? null : JSON.stringify(body) })
const get = async (path: string) => (await api(`/api/v1/${path}`)).json

async function expectRefusal(answer: Awaited<ReturnType<typeof post>>, status: number, code: string) {
  expect([answer.status, refusal.parse(answer.json).error.code]).toEqual([status, code])
  return refusal.parse(answer.json).error.message
}

/** A contact with a phone, whose chat gave another one. */
async function phoneConflict() {
  const [known, given] = [somePhone(), somePhone()]
  const ana = await person('Ana', { emails: [someEmail()], phones: [known] })
  const chatId = await chat(await channel(), ana.id, await lead(ana.id), '18')
  const id = await conflict({ kind: 'phone', contactId: ana.id, key: given.key, value: given.raw, crm: known.raw, chatId })
  const phones = async () => (await get(`contacts/${ana.id}`)).phones.map((one: { key: string; primary: boolean; ignored: boolean }) => [one.key, one.primary, one.ignored])
  return { id, contactId: ana.id, chatId, known, given, phones }
}

describe('a conflict', () => {
  it('is settled with a choice, once, and can be taken back', async () => {
    const { id, known, given, phones } = await phoneConflict()
    const settled = await post(`conflicts/${id}/resolve`, { choice: 'make_primary' })
    expect(settled.status).toBe(200)
    const { mergeId, newContactId, ...shown } = settled.json
    expect(conflictShape.parse(shown)).toMatchObject({ id, state: 'resolved', resolution: 'make_primary' })
    expect([mergeId, newContactId]).toEqual([null, null])
    expect(await phones()).toEqual([[given.key, true, false], [known.key, false, false]])

    const message = await expectRefusal(await post(`conflicts/${id}/resolve`, { choice: 'ignore' }), 409, 'already_resolved')
    expect(message).toContain('make_primary')

    const undone = await post(`conflicts/${id}/undo`)
    expect(conflictShape.parse(undone.json)).toMatchObject({ id, state: 'open', resolution: null })
    expect(await phones()).toEqual([[known.key, true, false]])
    await expectRefusal(await post(`conflicts/${id}/undo`), 409, 'still_open')
  })

  it('that is ignored leaves its value on the contact, marked', async () => {
    const { id, known, given, phones } = await phoneConflict()
    expect((await post(`conflicts/${id}/resolve`, { choice: 'ignore' })).json.state).toBe('ignored')
    expect(await phones()).toEqual([[known.key, true, false], [given.key, false, true]])
  })

  it('is not settled by whoever saw another version of the contact', async () => {
    const { id, contactId } = await phoneConflict()
    const { version } = await get(`conflicts/${id}`)
    expect((await get(`contacts/${contactId}`)).version).toBe(version)
    await sql('UPDATE contacts SET version = version + 1 WHERE id = $1', [contactId])
    await expectRefusal(await post(`conflicts/${id}/resolve`, { choice: 'add', version }), 409, 'changed')
    expect((await post(`conflicts/${id}/resolve`, { choice: 'add', version: version + 1 })).status).toBe(200)
  })

  it('has only the choices of its kind', async () => {
    const { id } = await phoneConflict()
    await expectRefusal(await post(`conflicts/${id}/resolve`, { choice: 'merge' }), 422, 'not_offered')
    expect((await get(`conflicts/${id}`)).state).toBe('open')
  })

  it.each([
    [undefined, 'choice'], [{}, 'choice'], [{ choice: 'delete' }, 'choice'], [{ choice: ['add'] }, 'choice'],
    [{ choice: 'add', version: '1' }, 'version'], [{ choice: 'add', neverAskAgain: 'yes' }, 'neverAskAgain'],
    [{ choice: 'add', userId: uuid() }, 'userId'], [[], 'body'], ['add', 'body'], [null, 'body'],
  ])('is not settled by %j', async (body, named) => {
    const { id } = await phoneConflict()
    expect(await expectRefusal(await post(`conflicts/${id}/resolve`, body), 400, 'invalid_body')).toContain(named)
    expect((await get(`conflicts/${id}`)).state).toBe('open')
  })
})

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
    const merged = await post(`contacts/${survivorId}/merge`, { loserId, versions, choices: { name: 'loser' } })
    expect(merged.json).toEqual({ mergeId: expect.any(String), moves })
    const survivor = await get(`contacts/${loserId}`)
    expect(survivor).toMatchObject({ id: survivorId, mergedFrom: loserId, name: 'Bia', description: 'Loja 2', leadIds: [leadId] })
    expect(survivor.emails).toHaveLength(2)

    const undone = await post(`merges/${merged.json.mergeId}/undo`)
    expect(undone.json).toMatchObject({ mergeId: merged.json.mergeId, survivorId, loserId, stays: { chats: [], fields: [] } })
    const names = [await get(`contacts/${survivorId}`), await get(`contacts/${loserId}`)].map(({ name, emails, leadIds }) => ({ name, emails, leadIds }))
    expect(names).toEqual(before.map(({ name, emails, leadIds }) => ({ name, emails, leadIds })))
    await expectRefusal(await post(`merges/${merged.json.mergeId}/undo`), 409, 'already_undone')
  })

  it('are merged once by the same Idempotency-Key', async () => {
    const { survivorId, loserId } = await pair()
    const key = { 'idempotency-key': uuid() }
    const first = await post(`contacts/${survivorId}/merge`, { loserId }, key)
    const again = await post(`contacts/${survivorId}/merge`, { loserId }, key)
    expect(again.json).toEqual(first.json)
    await expectRefusal(await post(`contacts/${survivorId}/merge`, { loserId }), 409, 'already_merged')
  })

  it('are not merged when one has changed, is unknown, or is the other', async () => {
    const { survivorId, loserId } = await pair()
    await expectRefusal(await post(`contacts/${survivorId}/merge`, { loserId, versions: { loser: 99 } }), 409, 'changed')
    await expectRefusal(await post(`contacts/${survivorId}/merge`, { loserId: survivorId }), 422, 'same_contact')
    await expectRefusal(await post(`contacts/${survivorId}/merge`, { loserId, choices: { shoeSize: 'loser' } }), 422, 'not_offered')
    await expectRefusal(await post(`contacts/${survivorId}/merge`, { loserId: uuid() }), 404, 'not_found')
    await expectRefusal(await post(`contacts/${uuid()}/merge`, { loserId }), 404, 'not_found')
    await expectRefusal(await post(`contacts/${survivorId}/merge`, { loserId: 'x' }), 400, 'invalid_body')
    expect((await get(`contacts/${loserId}`)).id).toBe(loserId)
  })
})

describe('a chat', () => {
  it.each(['move/undo', 'undo'])('is moved to another contact with its lead, and back by /%s', async undo => {
    const [ana, bia] = [await person('Ana', { emails: [someEmail()] }), await person('Bia', { emails: [someEmail()] })]
    const leadId = await lead(ana.id)
    const id = await chat(await channel(), ana.id, leadId, '31')
    const moved = await post(`chats/${id}/move`, { contactId: bia.id })
    expect(chatShape.parse(moved.json)).toMatchObject({ id, contact: { id: bia.id, name: 'Bia' }, lead: { id: leadId } })
    await expectRefusal(await post(`chats/${id}/move`, { contactId: bia.id }), 409, 'already_there')
    expect(chatShape.parse((await post(`chats/${id}/${undo}`)).json).contact.id).toBe(ana.id)
    await expectRefusal(await post(`chats/${id}/${undo}`), 409, 'nothing_to_undo')
    await expectRefusal(await post(`chats/${id}/move`, { contactId: uuid() }), 404, 'not_found')
  })
})

describe('the history of a contact', () => {
  it('says who did what from where to where, and is paged', async () => {
    const [ana, bia] = [await person('Ana', { emails: [someEmail()] }), await person('Bia', { emails: [someEmail()] })]
    const id = await chat(await channel(), ana.id, await lead(ana.id), '47')
    await post(`chats/${id}/move`, { contactId: bia.id })
    await post(`contacts/${bia.id}/merge`, { loserId: ana.id })

    const { data, nextCursor } = await get(`contacts/${bia.id}/history`)
    expect(nextCursor).toBeNull()
    const moved = data.find((one: { kind: string }) => one.kind === 'chat.moved')
    expect(moved).toMatchObject({ chat: { id, jivoChatId: '47' }, data: { from: ana.id, to: bia.id, fromName: 'Ana', toName: 'Bia' } })
    expect(Object.keys(moved.data)).not.toContain('undo')
    expect(data.map((one: { kind: string }) => one.kind)).toContain('contact.merged')
    expect(await get(`contacts/${ana.id}/history`)).toEqual({ data, nextCursor })

    const first = await get(`contacts/${bia.id}/history?limit=1`)
    const second = await get(`contacts/${bia.id}/history?limit=1&cursor=${first.nextCursor}`)
    expect([...first.data, ...second.data]).toEqual(data.slice(0, 2))
    expect((await api(`/api/v1/contacts/${uuid()}/history`)).status).toBe(404)
    expect((await api(`/api/v1/contacts/${bia.id}/history?limit=0`)).status).toBe(400)
  })

  it('names the person in whose name a program acted', async () => {
    const admin = await user('admin', 'Ana Prado')
    await sql(`UPDATE api_tokens SET created_by_id = $1 WHERE name = 'tests'`, [admin])
    const { id, contactId } = await phoneConflict()
    expect((await post(`conflicts/${id}/resolve`, { choice: 'add' })).json.resolvedBy).toEqual({ id: admin, name: 'Ana Prado' })
    const { data } = await get(`contacts/${contactId}/history`)
    expect(data.every((one: { user: unknown }) => JSON.stringify(one.user) === JSON.stringify({ id: admin, name: 'Ana Prado' }))).toBe(true)
    await sql(`UPDATE api_tokens SET created_by_id = NULL WHERE name = 'tests'`)
  })
})

describe('every change', () => {
  const CHANGES = ['conflicts/ID/resolve', 'conflicts/ID/undo', 'contacts/ID/merge', 'merges/ID/undo', 'chats/ID/move', 'chats/ID/move/undo', 'chats/ID/undo']
  const bodies: Record<string, unknown> = {
    'conflicts/ID/resolve': { choice: 'add' }, 'contacts/ID/merge': { loserId: uuid() }, 'chats/ID/move': { contactId: uuid() },
  }

  it.each(CHANGES)('at %s asks for a token, for POST, for an id that exists and for plain JSON', async change => {
    const path = change.replace('ID', uuid())
    await expectRefusal(await post(path, bodies[change], { authorization: 'Bearer x' }), 401, 'unauthorized')
    await expectRefusal(await post(path, bodies[change]), 404, 'not_found')
    await expectRefusal(await post(change.replace('ID', 'x'), bodies[change]), 404, 'not_found')
    await expectRefusal(await post(path, { ...(bodies[change] as object), extra: 1 }), 400, 'invalid_body')
    await expectRefusal(await post(path, 'x'.repeat(70_000)), 413, 'too_large')
    await expectRefusal(await post(path, bodies[change] ?? {}, { 'content-encoding': 'gzip' }), 415, 'compressed')
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await api(`/api/v1/${path}`, { method })
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
    }
  })
})
