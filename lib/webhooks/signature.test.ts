import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { signedHeaders } from './signature'

it('signs id, time and body together, as Standard Webhooks says', () => {
  // The example of the specification.
  const secret = Buffer.from('C2FVsBQIhrscChlQIMV+b5sSYspob7oD', 'base64')
  const message = { id: 'msg_27UH4WbU6Z5A5EzD8u03UvzRbpk', body: '{"email":"test@example.com","username":"test_user"}' }
  const now = new Date(1_649_367_553_000)
  const expected = createHmac('sha256', secret).update(`${message.id}.1649367553.${message.body}`).digest('base64')
  expect(signedHeaders(message, { secret, now })).toEqual({
    'webhook-id': message.id,
    'webhook-timestamp': '1649367553',
    'webhook-signature': `v1,${expected}`,
  })
  expect(signedHeaders({ ...message, body: '{}' }, { secret, now })['webhook-signature']).not.toBe(`v1,${expected}`)
})
