import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { app, postJivo, sql } from '@/tests/support/app'
import { createChannel, crm } from '@/tests/support/crm'
import { channelOf, chatNumber, deliveriesOf, latestWhy, send, someone, spooled } from '@/tests/support/intake'
import { accepted } from '@/tests/samples/jivo-events'

type Token = {
  id: string
  createdAt: string
  lastUsedAt: string | null
  expiresAt: string | null
  revokedAt: string | null
}
type Listed = { channels: { id: string; tokens: Token[] }[] }

const EVERY_MS = 20
/** On a machine that cannot keep up the sender waits, instead of filling the spool. */
const UNDER_WAY_AT_MOST = 25
/** The admin command starts slowly on a busy machine. */
const PATIENCE = { timeout: 120_000 }
const event = () => accepted({ chat_id: chatNumber(), visitor: someone() })

/**
 * Posts 50 events a second, by the addresses that hold at that moment in turn, until it is told to stop. They are a few
 * chats told again and again: the door is tried here, not how fast leads are made.
 */
function keepPosting(addresses: string[]) {
  const events = Array.from({ length: 10 }, event)
  const answers: Promise<{ token: string; status: number }>[] = []
  let underWay = 0
  const post = async (token: string) => {
    underWay += 1
    const { status } = await postJivo(token, events[answers.length % events.length])
    underWay -= 1
    return { token, status }
  }
  const timer = setInterval(() => {
    if (underWay < UNDER_WAY_AT_MOST) answers.push(post(addresses[answers.length % addresses.length]!))
  }, EVERY_MS)
  return {
    /** waits for what is under way */
    settled: () => Promise.all(answers),
    stop: () => clearInterval(timer),
  }
}

const tokensOf = async (id: string) =>
  (await crm<Listed>(app(), 'channel', 'list')).channels.find(one => one.id === id)!.tokens

describe('the address of a channel', () => {
  test('is changed under 50 events a second without one valid event refused', PATIENCE, async () => {
    const channel = await createChannel(app(), 'Loja em movimento')
    const addresses = [channel.token]
    const posting = keepPosting(addresses)
    try {
      const made = await crm<{ token: string; webhookUrl: string; tokenId: string }>(
        app(),
        'channel',
        'rotate',
        '--id',
        channel.id,
      )
      expect(made.webhookUrl).toBe(`${app().baseUrl}/api/jivo?token=${made.token}`)
      addresses.push(made.token)
      await pause(1000)
      addresses.splice(0, 1)
      await posting.settled()
      const [old] = await sql<{ id: string }>('SELECT id FROM channel_tokens WHERE channel_id = $1 AND id <> $2', [
        channel.id,
        made.tokenId,
      ])
      await crm(app(), 'channel', 'revoke', '--id', channel.id, '--token-id', old!.id)
      await expect
        .poll(async () => (await postJivo(channel.token, event())).status, { timeout: 1000, interval: 50 })
        .toBe(401)
      await pause(300)
      posting.stop()
      const answers = await posting.settled()
      expect(answers.filter(answer => answer.status !== 200)).toEqual([])
      for (const token of [channel.token, made.token])
        expect(answers.filter(answer => answer.token === token).length).toBeGreaterThan(5)
    } finally {
      posting.stop()
      await expect.poll(() => spooled(app()), { timeout: 25_000 }).toEqual([])
    }
    await expect
      .poll(async () => (await tokensOf(channel.id)).map(token => token.lastUsedAt !== null), { timeout: 15_000 })
      .toEqual([true, true])
    const [traffic] = await sql(
      'SELECT sum(events)::int AS events, max(busiest_minute) AS busiest FROM channel_traffic WHERE channel_id = $1',
      [channel.id],
    )
    expect(traffic!.events).toBeGreaterThan(10)
    expect(traffic!.busiest).toBeGreaterThan(0)
  })

  test('that is to end goes on until then, and not a moment longer', PATIENCE, async () => {
    const channel = await createChannel(app(), 'Loja que troca')
    await crm(app(), 'channel', 'rotate', '--id', channel.id, '--old', '24h')
    const [fresh, old] = (await tokensOf(channel.id)).toSorted((a, b) =>
      (a.expiresAt ?? '').localeCompare(b.expiresAt ?? ''),
    )
    expect(fresh!.expiresAt).toBeNull()
    const hours = (Date.parse(old!.expiresAt!) - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(23.9)
    expect(hours).toBeLessThanOrEqual(24)
    expect((await postJivo(channel.token, event())).status).toBe(200)
    await sql(`UPDATE channel_tokens SET expires_at = now() WHERE id = $1`, [old!.id])
    await sql(`SELECT pg_notify('channel_tokens', '')`)
    await expect
      .poll(async () => (await postJivo(channel.token, event())).status, { timeout: 1000, interval: 50 })
      .toBe(401)
  })

  test('is neither changed nor revoked where there is none', PATIENCE, async () => {
    const channel = await createChannel(app(), 'Loja')
    const other = await createChannel(app(), 'Outra')
    const [token] = await tokensOf(other.id)
    const refused = (...words: string[]) =>
      crm(app(), 'channel', ...words).then(
        () => null,
        (error: { stderr: string }) => JSON.parse(error.stderr).error.code,
      )
    expect(await refused('rotate', '--id', '01990000-0000-7000-8000-000000000009')).toBe('gone')
    expect(await refused('revoke', '--id', channel.id, '--token-id', token!.id)).toBe('gone')
    expect(await refused('rotate', '--id', 'loja')).toBe('invalid')
    expect((await postJivo(other.token, event())).status).toBe(200)
  })
})

describe('requests without a live address', () => {
  test('are counted by the hour, and nothing of them is kept', async () => {
    const refused = async () =>
      Number((await sql(`SELECT coalesce(sum(count), 0) AS count FROM refused_requests`))[0]!.count)
    const before = await refused()
    for (let at = 0; at < 3; at++) expect((await postJivo(`wrong-${at}`, event())).status).not.toBe(200)
    await expect.poll(refused, { timeout: 15_000 }).toBeGreaterThanOrEqual(before + 3)
  })
})

describe('an event of another widget', () => {
  test('is kept, noted, and said in the why-trail, until the widget is let in', async () => {
    const channel = await channelOf()
    await send(channel, accepted({ ...event(), widget_id: 'own' }))
    await send(channel, accepted({ ...event(), widget_id: 'other' }))
    expect((await deliveriesOf(channel)).map(row => row.other_widget_id)).toEqual([null, 'other'])
    expect((await latestWhy(channel))[0]).toBe('widget_other')
    await sql(`UPDATE channels SET more_widgets = '{other}' WHERE id = $1`, [channel.id])
    await send(channel, accepted({ ...event(), widget_id: 'other' }))
    expect((await deliveriesOf(channel)).at(-1)).toMatchObject({ other_widget_id: null, outcome: 'handled' })
    expect((await sql('SELECT widget_id FROM channels WHERE id = $1', [channel.id]))[0]!.widget_id).toBe('own')
  })
})
