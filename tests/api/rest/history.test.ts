import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { api, sql } from '../../support/app'
import { channel, chat, lead, person, someEmail, user } from '../../support/rows'
import { get, post } from './ask'
import { phoneConflict } from './phone-conflict'

describe('the history of a contact', () => {
  it('says who did what from where to where, and is paged', async () => {
    const [ana, bia] = [await person('Ana', { emails: [someEmail()] }), await person('Bia', { emails: [someEmail()] })]
    const id = await chat(await channel(), ana.id, await lead(ana.id), '47')
    await post(`chats/${id}/move`, { contactId: bia.id })
    await post(`contacts/${bia.id}/merge`, { loserId: ana.id })

    const { data, nextCursor } = await get(`contacts/${bia.id}/history`)
    expect(nextCursor).toBeNull()
    const moved = data.find((one: { kind: string }) => one.kind === 'chat.moved')
    expect(moved).toMatchObject({
      chat: { id, jivoChatId: '47' },
      data: { from: ana.id, to: bia.id, fromName: 'Ana', toName: 'Bia' },
    })
    expect(Object.keys(moved.data).toSorted()).toEqual(['from', 'fromName', 'to', 'toName'])
    const merged = data.find((one: { kind: string }) => one.kind === 'contact.merged')
    expect(Object.keys(merged.data).toSorted()).toEqual(['loserId', 'loserName', 'mergeId', 'reason'])
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
    expect((await post(`conflicts/${id}/resolve`, { choice: 'add' })).json.resolvedBy).toEqual({
      id: admin,
      name: 'Ana Prado',
    })
    const { data } = await get(`contacts/${contactId}/history`)
    expect(
      data.every(
        (one: { user: unknown }) => JSON.stringify(one.user) === JSON.stringify({ id: admin, name: 'Ana Prado' }),
      ),
    ).toBe(true)
    await sql(`UPDATE api_tokens SET created_by_id = NULL WHERE name = 'tests'`)
  })
})
