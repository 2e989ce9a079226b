import { expect, it } from 'vitest'
import { messages } from '@/lib/i18n/messages'
import { sql, startOwnApp } from '../support/app'
import { SESSION_NAME, sessionOf } from '../support/session'

it('two lists leave at once and one per person, the next is refused in words until one has ended', async () => {
  const at = await startOwnApp()
  const { baseUrl, databaseUrl } = at
  const users = await sql<{ id: string }>(
    `INSERT INTO users (id, email, name, role) SELECT gen_random_uuid(), 'u' || n || '@loja.com.br', 'U' || n, 'admin' FROM generate_series(1, 3) n RETURNING id`,
    [],
    databaseUrl,
  )
  // More than the buffers of a connection hold, so that a file that nobody reads does not end.
  await sql(
    `INSERT INTO contacts (id, name, description) SELECT gen_random_uuid(), 'Pessoa ' || n, repeat('x', 2000) FROM generate_series(1, 15000) n`,
    [],
    databaseUrl,
  )
  const ask = async (n: number) => {
    const token = await sessionOf(users[n]!.id, at)
    return fetch(`${baseUrl}/contacts/export?columns=all`, {
      headers: { cookie: `${SESSION_NAME}=${token}; locale=pt-BR` },
    })
  }
  const { refused } = messages['pt-BR'].export
  // Held by name: a file that nobody can read any more is collected, and its connection with it.
  const reading = [await ask(0), await ask(1)]
  expect(reading.map(({ status }) => status)).toEqual([200, 200])
  const own = await ask(0)
  expect([own.status, await own.text()]).toEqual([429, refused.own_running])
  const third = await ask(2)
  expect([third.status, third.headers.get('retry-after'), await third.text()]).toEqual([429, '60', refused.busy])
  await reading[0]!.body?.cancel()
  await expect
    .poll(async () => {
      const next = await ask(2)
      if (next.status === 200) await next.body?.cancel()
      return next.status
    })
    .toBe(200)
  await reading[1]!.body?.cancel()
})
