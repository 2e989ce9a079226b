import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { api } from '../../support/app'
import { expectRefusal, post } from './ask'

describe('every change', () => {
  const CHANGES = [
    'conflicts/ID/resolve',
    'conflicts/ID/undo',
    'contacts/ID/merge',
    'merges/ID/undo',
    'chats/ID/move',
    'chats/ID/move/undo',
    'chats/ID/undo',
  ]
  const bodies: Record<string, unknown> = {
    'conflicts/ID/resolve': { choice: 'add' },
    'contacts/ID/merge': { loserId: uuid() },
    'chats/ID/move': { contactId: uuid() },
  }

  it.each(CHANGES)('at %s asks for a token, for POST, for an id that exists and for plain JSON', async change => {
    const path = change.replace('ID', uuid())
    expectRefusal(await post(path, bodies[change], { authorization: 'Bearer x' }), 401, 'unauthorized')
    expectRefusal(await post(path, bodies[change]), 404, 'not_found')
    expectRefusal(await post(change.replace('ID', 'x'), bodies[change]), 404, 'not_found')
    expectRefusal(await post(path, { ...(bodies[change] as object), extra: 1 }), 400, 'invalid_body')
    expectRefusal(await post(path, 'x'.repeat(70_000)), 413, 'too_large')
    expectRefusal(await post(path, bodies[change] ?? {}, { 'content-encoding': 'gzip' }), 415, 'compressed')
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await api(`/api/v1/${path}`, { method })
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
    }
  })
})
