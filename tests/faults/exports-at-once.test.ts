import { encode } from 'next-auth/jwt'
import { expect, it } from 'vitest'
import { keptSecret } from '@/lib/data-dir/secret.mjs'
import { messages } from '@/lib/i18n/messages'
import { sql, startOwnApp } from '../support/app'
import { SESSION_NAME } from '../support/session'

it('two lists leave at once and one per person, the next is refused in words until one has ended', async () => {
  const { baseUrl, databaseUrl, dataDir } = await startOwnApp()
  const users = await sql<{ id: string }>(
    `INSERT INTO users (id, email, name, role) SELECT gen_random_uuid(), 'u' || n || '@loja.com.br', 'U' || n, 'admin' FROM generate_series(1, 3) n RETURNING id`,
    [],
    databaseUrl,
  )
  // More than the buffers of a connection hold, so that a file that nobody reads does not end.
  await sql(`INSERT INTO contacts (id, name, description) SELECT gen_random_uuid(), 'Pessoa ' || n, repeat('x', 2000) FROM generate_series(1, 15000) n`, [], databaseUrl)
  const reading = new AbortController()
  const ask = async (n: number, signal?: AbortSignal) => {
    const token = await encode({ token: { userId: users[n]!.id, sessionVersion: 1, signedInAt: Math.floor(Date.now() / 1000) }, secret: keptSecret(dataDir), maxAge: 3600 })
    return fetch(`${baseUrl}/contacts/export?columns=all`, { headers: { cookie: `${SESSION_NAME}=${token}; locale=pt-BR` }, ...(signal && { signal }) })
  }
  const { refused } = messages['pt-BR'].export
  expect([(await ask(0, reading.signal)).status, (await ask(1)).status]).toEqual([200, 200])
  const own = await ask(0)
  expect([own.status, await own.text()]).toEqual([429, refused.own_running])
  const third = await ask(2)
  expect([third.status, third.headers.get('retry-after'), await third.text()]).toEqual([429, '60', refused.busy])
  reading.abort()
  await expect.poll(async () => {
    const next = await ask(2)
    if (next.status === 200) await next.body?.cancel()
    return next.status
  }).toBe(200)
})
