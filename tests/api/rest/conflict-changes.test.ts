import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { sql } from '../../support/app'
import { expectRefusal, get, post } from './ask'
import { phoneConflict } from './phone-conflict'
import { conflict as conflictShape } from './shapes'

describe('a conflict', () => {
  it('is settled with a choice, once, and can be taken back', async () => {
    const { id, known, given, phones } = await phoneConflict()
    const settled = await post(`conflicts/${id}/resolve`, { choice: 'make_primary' })
    expect(settled.status).toBe(200)
    const { mergeId, newContactId, ...shown } = settled.json
    expect(conflictShape.parse(shown)).toMatchObject({ id, state: 'resolved', resolution: 'make_primary' })
    expect([mergeId, newContactId]).toEqual([null, null])
    expect(await phones()).toEqual([
      [given.key, true, false],
      [known.key, false, false],
    ])

    const message = expectRefusal(await post(`conflicts/${id}/resolve`, { choice: 'ignore' }), 409, 'already_resolved')
    expect(message).toContain('make_primary')

    const undone = await post(`conflicts/${id}/undo`)
    expect(conflictShape.parse(undone.json)).toMatchObject({ id, state: 'open', resolution: null })
    expect(await phones()).toEqual([[known.key, true, false]])
    expectRefusal(await post(`conflicts/${id}/undo`), 409, 'still_open')
  })

  it('that is ignored leaves its value on the contact, marked', async () => {
    const { id, known, given, phones } = await phoneConflict()
    expect((await post(`conflicts/${id}/resolve`, { choice: 'ignore' })).json.state).toBe('ignored')
    expect(await phones()).toEqual([
      [known.key, true, false],
      [given.key, false, true],
    ])
  })

  it('is not settled by whoever saw another version of the contact', async () => {
    const { id, contactId } = await phoneConflict()
    const { version } = await get(`conflicts/${id}`)
    expect((await get(`contacts/${contactId}`)).version).toBe(version)
    await sql('UPDATE contacts SET version = version + 1 WHERE id = $1', [contactId])
    expectRefusal(await post(`conflicts/${id}/resolve`, { choice: 'add', version }), 409, 'changed')
    expect((await post(`conflicts/${id}/resolve`, { choice: 'add', version: version + 1 })).status).toBe(200)
  })

  it('has only the choices of its kind', async () => {
    const { id } = await phoneConflict()
    expectRefusal(await post(`conflicts/${id}/resolve`, { choice: 'merge' }), 422, 'not_offered')
    expect((await get(`conflicts/${id}`)).state).toBe('open')
  })

  it.each([
    [undefined, 'choice'],
    [{}, 'choice'],
    [{ choice: 'delete' }, 'choice'],
    [{ choice: ['add'] }, 'choice'],
    [{ choice: 'add', version: '1' }, 'version'],
    [{ choice: 'add', neverAskAgain: 'yes' }, 'neverAskAgain'],
    [{ choice: 'add', userId: uuid() }, 'userId'],
    [[], 'body'],
    ['add', 'body'],
    [null, 'body'],
  ])('is not settled by %j', async (body, named) => {
    const { id } = await phoneConflict()
    expect(expectRefusal(await post(`conflicts/${id}/resolve`, body), 400, 'invalid_body')).toContain(named)
    expect((await get(`conflicts/${id}`)).state).toBe('open')
  })
})
