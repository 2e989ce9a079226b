import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { accepted, updated } from '@/tests/samples/jivo-events'
import { sql as sqlAt } from '@/tests/support/app'
import { crm } from '@/tests/support/crm'
import { channelOf, chatNumber, someone, spooled, type Channel } from '@/tests/support/intake'
import { exitOf, startApp, type StartedApp } from '@/tests/support/start-app'

type Listed = { waiting: number; setAside: { id: string; reason: string; deliveryId: string | null; tries: number }[] }

let own: StartedApp
const sql = (text: string, params: unknown[] = []) => sqlAt(text, params, own.databaseUrl)
const folder = (...names: string[]) => join(own.dataDir, 'spool', ...names)
const waiting = () => spooled(own)
const untilEmpty = (timeout = 60_000) => expect.poll(() => waiting().length, { timeout }).toBe(0)

beforeAll(async () => {
  own = await startApp()
  return async () => {
    await own.stop()
  }
}, 200_000)

afterEach(() => untilEmpty())

function recordOf(channelId: string, event: unknown, deliveryId = uuidv7()) {
  const body = Buffer.from(JSON.stringify(event)).toString('base64')
  return { deliveryId, channelId, receivedAt: new Date().toISOString(), remoteAddress: null, body }
}

function write(name: string, content: string | object) {
  mkdirSync(folder(), { recursive: true })
  writeFileSync(folder(name), typeof content === 'string' ? content : JSON.stringify(content))
}

describe('a file that cannot be stored', () => {
  test('is set aside with its reason, and what is behind it goes on', async () => {
    const channel = await channelOf(own)
    const gone = uuidv7()
    const event = () => accepted({ chat_id: chatNumber(), visitor: someone() })
    const bad = {
      'channel of nobody': recordOf(gone, event()),
      'no channel id': { ...recordOf(gone, event()), channelId: 'shop' },
      'no date': { ...recordOf(channel.id, event()), receivedAt: 'yesterday' },
      'no id': { ...recordOf(channel.id, event()), deliveryId: 'x' },
      half: JSON.stringify(recordOf(channel.id, event())).slice(0, 90),
      NUL: '\0\0\0\0',
      object: '{}',
      nothing: 'null',
      list: '[]',
      empty: '',
    }
    Object.values(bad).forEach((content, at) => write(`s00000000000000${String(at + 10)}-${uuidv7()}.json`, content))
    write('notes.txt', 'a file of somebody')
    // From an earlier version, by the time; it comes first.
    const old = recordOf(channel.id, event())
    write(`001763812800000-000000001-${old.deliveryId}.json`, old)
    const good = recordOf(channel.id, event())
    write(`s0000000000000099-${good.deliveryId}.json`, good)

    await untilEmpty()
    const stored = await sql('SELECT id FROM deliveries WHERE channel_id = $1 ORDER BY seq', [channel.id])
    expect(stored).toEqual([{ id: old.deliveryId }, { id: good.deliveryId }])
    const listed = await crm<Listed>(own, 'spool', 'list')
    expect(listed.setAside.map(file => file.reason).sort()).toEqual([
      'channel_gone',
      ...Array(9).fill('damaged'),
      'foreign',
    ])
    expect(listed.setAside.find(file => file.reason === 'channel_gone')).toMatchObject({
      tries: 3,
      deliveryId: bad['channel of nobody'].deliveryId,
    })
    expect(own.output()).toContain('a file of the spool was set aside')
    expect(own.output()).not.toContain(someone().name.slice(0, 12))
  })

  test('is stored when it is tried again after its cause is gone; the others can be exported as they are', async () => {
    const before = await crm<Listed>(own, 'spool', 'list')
    const lost = before.setAside.find(file => file.reason === 'channel_gone')!
    const record = JSON.parse(readFileSync(folder('set-aside', lost.id), 'utf8'))
    const to = join(own.dataDir, 'exported')
    await crm(own, 'spool', 'export', '--id', lost.id, '--to', to)
    expect(JSON.parse(readFileSync(join(to, lost.id), 'utf8'))).toEqual(record)

    await sql('INSERT INTO channels (id, name) VALUES ($1, $2)', [record.channelId, 'back'])
    expect(await crm(own, 'spool', 'retry', '--id', lost.id)).toEqual({ retried: [lost.id] })
    const stored = () => sql('SELECT id, outcome FROM deliveries WHERE channel_id = $1', [record.channelId])
    await expect.poll(stored).toEqual([{ id: lost.deliveryId, outcome: 'handled' }])

    const all = await crm<{ retried: string[] }>(own, 'spool', 'retry', '--all')
    expect(all.retried).toHaveLength(10)
    // Nothing has changed about them: they are set aside again, none is lost.
    await expect
      .poll(async () => (await crm<Listed>(own, 'spool', 'list')).setAside.length, { timeout: 30_000, interval: 1_000 })
      .toBe(10)
  })
})

describe('a stop while thousands of events wait', () => {
  test('ends well within five seconds, and the next start goes on with the rest, each once', async () => {
    const channel = await channelOf(own)
    await fill(channel, 2_840)
    const stored = async () =>
      Number((await sql('SELECT count(*) AS count FROM deliveries WHERE channel_id = $1', [channel.id]))[0]!.count)
    await expect.poll(stored, { timeout: 30_000, interval: 20 }).toBeGreaterThan(20)
    const started = performance.now()
    own.child.kill('SIGTERM')
    expect(await exitOf(own.child)).toBe(0)
    expect(performance.now() - started).toBeLessThan(5_000)
    const left = waiting().toSorted()
    expect(left.length).toBeGreaterThan(100)
    // To store all of them takes a busy machine minutes.
    for (const name of left.slice(100)) rmSync(folder(name))
    own = await startApp({ dataDir: own.dataDir })
    await untilEmpty()
    // The one at hand may have been stored already and is there once.
    expect([2_840 - left.length + 100, 2_840 - left.length + 101]).toContain(await stored())
  }, 120_000)
})

async function fill(channel: Channel, count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    const record = recordOf(
      channel.id,
      updated({
        chat_id: 900_000 + (at % 50),
        visitor: { ...someone(), number: String(900_000 + (at % 50)), email: null, phone: null },
      }),
    )
    write(`s${String(1_000 + at).padStart(16, '0')}-${record.deliveryId}.json`, record)
  }
}
