import { statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { accepted, offlineMessage } from '@/tests/samples/jivo-events'
import { postJivo, sql as sqlAt } from '@/tests/support/app'
import { channelOf, chatNumber, operatorOf, someone, spooled, type Channel } from '@/tests/support/intake'
import { freezeDatabase } from '@/tests/support/freeze-database'
import { jobsReady, runJob } from '@/tests/support/jobs'
import { startApp, type StartedApp } from '@/tests/support/start-app'

// The promise is 2.5 s; the machine that runs tests may be busy with others. Whoever waited for the database waits longer.
const ANSWERED_WITHIN_MS = 3_500

let own: StartedApp
const sql = (text: string, params: unknown[] = []) => sqlAt(text, params, own.databaseUrl)
const deliveriesOf = (channel: Channel) =>
  sql('SELECT * FROM deliveries WHERE channel_id = $1 ORDER BY seq', [channel.id])
const chatsOf = (channel: Channel) => sql('SELECT * FROM chats WHERE channel_id = $1', [channel.id])
const waiting = () => spooled(own)

beforeAll(async () => {
  own = await startApp()
  await jobsReady(own.databaseUrl)
  return async () => {
    await own.stop()
  }
}, 200_000)

async function timed(channel: Channel, event: unknown) {
  const started = performance.now()
  const { status, json } = await postJivo(channel.token, event, own)
  return { status, json, ms: performance.now() - started }
}

describe('an event whose processing fails', () => {
  test('is answered with ok, kept with its reason, leaves nothing half, and is tried again by itself', async () => {
    const channel = await channelOf(own)
    await sql(`ALTER TABLE tasks ADD CONSTRAINT never_boom CHECK (text <> 'BOOM')`)
    const event = offlineMessage({
      chat_id: chatNumber(),
      offline_message_id: chatNumber(),
      visitor: someone(),
      message: 'BOOM',
    })
    const { status, json } = await postJivo(channel.token, event, own)
    expect([status, json]).toEqual([200, { result: 'ok' }])
    const [failed] = await deliveriesOf(channel)
    expect(failed).toMatchObject({
      outcome: 'failed',
      error: expect.stringContaining('never_boom'),
      attempts: 1,
      event_name: 'offline_message',
    })
    expect(failed!.next_retry_at.getTime() - failed!.received_at.getTime()).toBe(60_000)
    expect(await chatsOf(channel)).toEqual([])

    await sql('ALTER TABLE tasks DROP CONSTRAINT never_boom')
    await sql('UPDATE deliveries SET next_retry_at = received_at WHERE id = $1', [failed!.id])
    await runJob('retry_failed_deliveries', own.databaseUrl)
    await expect
      .poll(async () => (await deliveriesOf(channel)).map(row => row.outcome), { timeout: 20_000 })
      .toEqual(['handled'])
    expect(await deliveriesOf(channel)).toMatchObject([
      { id: failed!.id, error: null, attempts: 2, next_retry_at: null },
    ])
    const [chat] = await chatsOf(channel)
    expect(chat!.started_at).toEqual(failed!.received_at)
  })

  test('is made good where a later event of the same bytes was handled before', async () => {
    const channel = await channelOf(own)
    const common = { chat_id: chatNumber(), visitor: someone() }
    await sql(`ALTER TABLE chats ADD CONSTRAINT never_now CHECK (topic IS DISTINCT FROM 'BOOM')`)
    const event = accepted({ ...common, topic: { title: 'BOOM' } })
    await postJivo(channel.token, event, own)
    await sql('ALTER TABLE chats DROP CONSTRAINT never_now')
    await postJivo(channel.token, accepted(common), own)
    await postJivo(channel.token, event, own)
    expect((await deliveriesOf(channel)).map(row => row.outcome)).toEqual(['failed', 'handled', 'handled'])
    await sql('UPDATE deliveries SET next_retry_at = received_at WHERE channel_id = $1 AND outcome = $2', [
      channel.id,
      'failed',
    ])
    await runJob('retry_failed_deliveries', own.databaseUrl)
    const outcomes = async () => (await deliveriesOf(channel)).map(row => [row.outcome, row.seen_count])
    await expect.poll(outcomes, { timeout: 20_000 }).toEqual(Array(3).fill(['handled', 1]))
    expect(await chatsOf(channel)).toHaveLength(1)
  })

  test('overwrites nothing that a newer event has said when it is tried again, and fills what is empty', async () => {
    const channel = await channelOf(own)
    const common = { chat_id: chatNumber(), visitor: someone() }
    const [ana, bia] = [operatorOf(), operatorOf()]
    await sql(`ALTER TABLE chats ADD CONSTRAINT never_old CHECK (topic IS DISTINCT FROM 'OLD')`)
    const old = accepted({
      ...common,
      agent: ana,
      agents: [ana],
      topic: { title: 'OLD' },
      tags: [{ title: 'velha' }],
      organization: 'Antes',
      attributes: { plano: 'antigo', loja: 'centro' },
    })
    await postJivo(channel.token, old, own)
    await sql('ALTER TABLE chats DROP CONSTRAINT never_old')
    await postJivo(
      channel.token,
      accepted({
        ...common,
        agent: bia,
        agents: [bia],
        tags: [{ title: 'nova' }],
        organization: 'Depois',
        attributes: { plano: 'novo' },
      }),
      own,
    )

    await sql('UPDATE deliveries SET next_retry_at = received_at WHERE channel_id = $1 AND outcome = $2', [
      channel.id,
      'failed',
    ])
    await runJob('retry_failed_deliveries', own.databaseUrl)
    await expect
      .poll(async () => (await deliveriesOf(channel)).map(row => row.outcome), { timeout: 20_000 })
      .toEqual(['handled', 'handled'])
    const [stands] = await sql(
      `SELECT c.tags, c.topic, o.login, p.organization, p.attributes->>'plano' AS plano, p.attributes->>'loja' AS loja
       FROM chats c JOIN contacts p ON p.id = c.contact_id JOIN operators o ON o.id = c.accepted_by_id WHERE c.channel_id = $1`,
      [channel.id],
    )
    expect(stands).toEqual({
      tags: ['nova'],
      topic: 'OLD',
      login: bia.email,
      organization: 'Depois',
      plano: 'novo',
      loja: 'centro',
    })
  })

  test('with the same bytes again at once is one row', async () => {
    const channel = await channelOf(own)
    await sql(`ALTER TABLE chats ADD CONSTRAINT never_again CHECK (topic IS DISTINCT FROM 'AGAIN')`)
    const event = accepted({ chat_id: chatNumber(), visitor: someone(), topic: { title: 'AGAIN' } })
    for (let time = 0; time < 2; time++) await postJivo(channel.token, event, own)
    expect(await deliveriesOf(channel)).toMatchObject([{ outcome: 'failed', seen_count: 2 }])
    await sql('ALTER TABLE chats DROP CONSTRAINT never_again')
    await postJivo(channel.token, event, own)
    expect(await deliveriesOf(channel)).toMatchObject([
      { outcome: 'handled', seen_count: 3, error: null, next_retry_at: null },
    ])
    expect(await chatsOf(channel)).toHaveLength(1)
  })
})

describe('without a database', () => {
  test('events are answered in time from memory and the spool, which drains in order, each once', async () => {
    const channel = await channelOf(own)
    const chat_id = chatNumber()
    const visitor = someone()
    const tagged = (title: string) => accepted({ chat_id, visitor, tags: [{ id: 1, title }] })
    await postJivo(channel.token, tagged('antes'), own)
    const goOn = await freezeDatabase(own.databaseUrl)
    try {
      for (const title of ['primeiro', 'segundo']) {
        const { status, json, ms } = await timed(channel, tagged(title))
        expect([status, json]).toEqual([200, { result: 'ok' }])
        expect(ms).toBeLessThan(ANSWERED_WITHIN_MS)
      }
      expect(waiting()).toHaveLength(2)
      expect(statSync(join(own.dataDir, 'spool', waiting()[0]!)).mode & 0o777).toBe(0o600)
      expect((await timed({ ...channel, token: 'x'.repeat(32) }, {})).status).toBe(401)
    } finally {
      goOn()
    }
    await expect.poll(() => waiting().length, { timeout: 30_000 }).toBe(0)
    await expect
      .poll(async () => (await chatsOf(channel)).map(row => row.tags), { timeout: 10_000 })
      .toEqual([['segundo']])
    expect((await deliveriesOf(channel)).map(row => [row.outcome, row.seen_count])).toEqual(
      Array(3).fill(['handled', 1]),
    )
    expect((await postJivo(channel.token, tagged('depois'), own)).json.crm_link).toContain('/contacts/')
  })

  test('a table that somebody has locked costs the answer’s data, not the event', async () => {
    const channel = await channelOf(own)
    const lock = sql(`BEGIN; LOCK TABLE contacts; SELECT pg_sleep(6); COMMIT`)
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => timed(channel, accepted({ chat_id: chatNumber(), visitor: someone() }))),
    )
    for (const { status, json, ms } of answers) {
      expect([status, json.result]).toEqual([200, 'ok'])
      expect(ms).toBeLessThan(ANSWERED_WITHIN_MS)
    }
    await lock
    await expect.poll(() => waiting().length, { timeout: 30_000 }).toBe(0)
    await expect.poll(async () => (await chatsOf(channel)).length, { timeout: 10_000 }).toBe(12)
    const idle = await sql(`SELECT 1 FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'`)
    expect(idle).toEqual([])
  })

  test('no token has been written to any log', () => {
    expect(own.output()).not.toMatch(/token=|[?&]token/)
    expect(own.output()).not.toContain('40P01')
  })
})
