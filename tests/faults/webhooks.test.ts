import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { v7 as newId } from 'uuid'
import { sealSecret } from '@/lib/webhooks/sealed-secret'
import { api, sql, startOwnApp } from '../support/app'
import type { AppAddress } from '../support/start-app'

const SECRET = Buffer.from('um segredo de vinte bytes')
const SESSION_SECRET = 'a secret of this installation alone'

type Received = { headers: IncomingHttpHeaders; body: string }

/** Another program on this machine; answers each request with the next of these, then with the last. */
async function receiver(statuses: number[]): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => (body += String(chunk)))
    request.on('end', () => {
      response.statusCode = statuses[Math.min(received.length, statuses.length - 1)] ?? 200
      received.push({ headers: request.headers, body })
      response.end()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/balcao`, received }
}

async function listen(at: AppAddress, url: string): Promise<string> {
  const id = newId()
  await sql(
    `INSERT INTO webhooks (id, url, events, sealed_secret) VALUES ($1, $2, '{conflict.resolved}', $3)`,
    [id, url, sealSecret(SECRET, SESSION_SECRET)],
    at.databaseUrl,
  )
  return id
}

/** A contact whose chat gave another phone, settled through the API. */
async function settleOne(at: AppAddress): Promise<{ conflictId: string; contactId: string }> {
  const [contactId, conflictId] = [newId(), newId()]
  await sql('INSERT INTO contacts (id, name) VALUES ($1, $2)', [contactId, 'Ana Souza'], at.databaseUrl)
  await sql(
    `INSERT INTO conflicts (id, kind, contact_id, key_kind, key, crm_value, chat_value, first_seen_at, last_seen_at)
     VALUES ($1, 'phone', $2, 'phone', '551187654321M', NULL, '(11) 98765-4321', now(), now())`,
    [conflictId, contactId],
    at.databaseUrl,
  )
  const answer = await api(
    `/api/v1/conflicts/${conflictId}/resolve`,
    { method: 'POST', body: JSON.stringify({ choice: 'ignore' }) },
    at,
  )
  expect(answer.status).toBe(200)
  return { conflictId, contactId }
}

const messagesOf = (at: AppAddress, webhookId: string) =>
  sql<{ state: string; attempts: number; last_status: number | null; last_error: string | null; next: number | null }>(
    `SELECT state, attempts, last_status, last_error, round(extract(epoch FROM next_attempt_at - now()) / 60)::int AS next
       FROM webhook_messages WHERE webhook_id = $1 ORDER BY id`,
    [webhookId],
    at.databaseUrl,
  )

test('a settled conflict is told to other programs: signed, tried again, stopped at 410, and never to this network unless allowed', async () => {
  const app = await startOwnApp({ env: { NEXTAUTH_SECRET: SESSION_SECRET, WEBHOOKS_TO_PRIVATE_ADDRESSES: 'true' } })
  const [good, flaky, gone] = [await receiver([200]), await receiver([503, 200]), await receiver([410])]
  const [goodId, flakyId, goneId] = [
    await listen(app, good.url),
    await listen(app, flaky.url),
    await listen(app, gone.url),
  ]
  const { conflictId, contactId } = await settleOne(app)

  await expect.poll(() => good.received.length, { timeout: 15_000 }).toBe(1)
  const { headers, body } = good.received[0]!
  expect(JSON.parse(body)).toMatchObject({
    type: 'conflict.resolved',
    data: { conflictId, contactId, choice: 'ignore' },
  })
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', SECRET).update(signed).digest('base64')}`)
  // Names and numbers of people are asked for, not sent.
  expect(body).not.toContain('98765')

  await expect
    .poll(() => messagesOf(app, goodId), { timeout: 15_000 })
    .toMatchObject([{ state: 'delivered', attempts: 1, last_status: 200 }])
  await expect
    .poll(() => messagesOf(app, flakyId), { timeout: 15_000 })
    .toMatchObject([{ state: 'pending', attempts: 1, last_status: 503, next: 1 }])
  await expect
    .poll(() => messagesOf(app, goneId), { timeout: 15_000 })
    .toMatchObject([{ state: 'failed', last_status: 410 }])
  expect(await sql('SELECT active, stopped_reason FROM webhooks WHERE id = $1', [goneId], app.databaseUrl)).toEqual([
    { active: false, stopped_reason: 'gone' },
  ])

  // The minute is over: the same message again, and it is the only second one.
  await sql('UPDATE webhook_messages SET next_attempt_at = now() WHERE webhook_id = $1', [flakyId], app.databaseUrl)
  await settleOne(app)
  await expect.poll(() => flaky.received.length, { timeout: 15_000 }).toBe(3)
  expect(flaky.received[1]!.headers['webhook-id']).toBe(flaky.received[0]!.headers['webhook-id'])
  expect(gone.received).toHaveLength(1)
})

test('an installation that was not told otherwise sends nothing to its own machine, whatever name the address has', async () => {
  const app = await startOwnApp({ env: { NEXTAUTH_SECRET: SESSION_SECRET } })
  const inside = await receiver([200])
  const byNumber = await listen(app, inside.url)
  const byName = await listen(app, inside.url.replace('127.0.0.1', 'localhost'))
  await settleOne(app)
  for (const id of [byNumber, byName]) {
    await expect
      .poll(() => messagesOf(app, id), { timeout: 15_000 })
      .toMatchObject([{ state: 'pending', last_error: 'private', attempts: 1 }])
  }
  expect(inside.received).toEqual([])
})
