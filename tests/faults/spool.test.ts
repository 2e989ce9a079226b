import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { accepted, clientUpdated, updated } from '@/tests/samples/jivo-events'
import { postJivo, sql as sqlAt } from '@/tests/support/app'
import { crm } from '@/tests/support/crm'
import { freezeDatabase } from '@/tests/support/freeze-database'
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

/** A person who may own leads, and the operator of Jivo they are. */
async function operatorWhoOwns(name: string) {
  const id = uuidv7()
  const email = `${name}.${id.slice(-8)}@aurora.example`
  await sql(`INSERT INTO users (id, email, name, role, active) VALUES ($1, $2, $3, 'manager', true)`, [id, email, name])
  return { userId: id, agent: { id: String(chatNumber()), name, email, phone: null } }
}

function recordOf(channelId: string, event: unknown, deliveryId = uuidv7()) {
  const body = Buffer.from(JSON.stringify(event)).toString('base64')
  return { deliveryId, channelId, receivedAt: new Date().toISOString(), remoteAddress: null, body }
}

function write(name: string, content: string | object) {
  mkdirSync(folder(), { recursive: true })
  writeFileSync(folder(name), typeof content === 'string' ? content : JSON.stringify(content))
}

describe('an event that comes while earlier ones wait in the spool', () => {
  test('is applied after them: each field has the later value', async () => {
    const channel = await channelOf(own)
    const [ana, bia] = [await operatorWhoOwns('Ana'), await operatorWhoOwns('Bia')]
    const chat_id = chatNumber()
    const visitor = someone()
    const said = (word: string) => ({
      chat_id,
      tags: [{ id: 1, title: word }],
      department: { id: 1, name: word },
      topic: { id: 1, title: word },
      status: { id: 1, title: word },
      organization: word,
      visitor: { ...visitor, description: word, social: { vk: `https://example.com/${word}` } },
      page: { url: `https://loja.example/${word}`, title: word },
    })
    const goOn = await freezeDatabase(own.databaseUrl)
    try {
      // So many that the drain is still at work when the later event comes.
      const fillers = Array.from({ length: 100 }, () => accepted({ chat_id: chatNumber(), visitor: someone() }))
      await Promise.all([...fillers.map(event => postJivo(channel.token, event, own)), postJivo(channel.token, accepted({ ...said('velho'), agent: ana.agent }), own)])
      expect(waiting()).toHaveLength(101)
    } finally {
      goOn()
    }
    await expect.poll(async () => (await fetch(`${own.baseUrl}/api/health`)).status).toBe(200)
    const { status, json } = await postJivo(channel.token, accepted({ ...said('novo'), agent: bia.agent }), own)
    expect([status, json.result]).toEqual([200, 'ok'])
    await untilEmpty()
    const [chat] = await sql('SELECT * FROM chats WHERE channel_id = $1 AND jivo_chat_id = $2', [channel.id, String(chat_id)])
    const [lead] = await sql('SELECT * FROM leads WHERE id = $1', [chat!.lead_id])
    const [contact] = await sql('SELECT * FROM contacts WHERE id = $1', [chat!.contact_id])
    expect(chat).toMatchObject({ tags: ['novo'], department: 'novo', topic: 'novo', description: 'novo', last_page_title: 'novo' })
    expect(lead!.manager_id).toBe(bia.userId)
    expect(contact).toMatchObject({ jivo_status: 'novo', organization: 'novo', description: 'novo' })
    expect(await sql(`SELECT 1 FROM deliveries WHERE channel_id = $1`, [channel.id])).toHaveLength(102)
  })

  test('keeps its order by visitor where it names no chat, and others are answered in full meanwhile', async () => {
    const channel = await channelOf(own)
    const visitor = someone()
    const other = await postJivo(channel.token, accepted({ chat_id: chatNumber(), visitor: someone() }), own)
    expect(other.json.crm_link).toBeTruthy()
    await postJivo(channel.token, accepted({ chat_id: chatNumber(), visitor }), own)
    const [identifier] = await sql(`SELECT contact_id FROM identifiers WHERE key = $1`, [visitor.email])
    // Somebody holds the contact: its events wait, those of others do not.
    const client = sql(`BEGIN; SELECT 1 FROM contacts WHERE id = '${identifier!.contact_id}' FOR UPDATE; SELECT pg_sleep(5); COMMIT`)
    await expect.poll(async () => (await sql(`SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'`)).length).toBe(1)
    const named = (word: string) => clientUpdated({ visitor: { ...visitor, description: word }, client_id: visitor.number })
    const first = postJivo(channel.token, named('velho'), own)
    const second = postJivo(channel.token, named('novo'), own)
    const answers = await Promise.all([first, second])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(waiting().length).toBeGreaterThan(0)
    const meanwhile = await postJivo(channel.token, accepted({ chat_id: chatNumber(), visitor: someone() }), own)
    expect(meanwhile.json.crm_link).toBeTruthy()
    await client
    await untilEmpty()
    expect(await sql('SELECT description FROM contacts WHERE id = $1', [identifier!.contact_id])).toEqual([{ description: 'novo' }])
  })
})

describe('one contact that somebody holds', () => {
  test('costs the others no time, whatever their chats and visitors are called', async () => {
    const channel = await channelOf(own)
    const visitor = someone()
    await postJivo(channel.token, accepted({ chat_id: chatNumber(), visitor }), own)
    const [identifier] = await sql(`SELECT contact_id FROM identifiers WHERE key = $1`, [visitor.email])
    const contactId = identifier!.contact_id as string
    // Known under many numbers, so that no two of its events share a chat or a visitor.
    const numbers = Array.from({ length: 24 }, () => String(chatNumber()))
    for (const number of numbers) {
      await sql(
        `INSERT INTO identifiers (id, contact_id, kind, raw, key, channel_id, source, first_seen_at, last_seen_at)
         VALUES ($1, $2, 'visitor', $3, $4, $5, 'chat', now(), now())`,
        [uuidv7(), contactId, number, `${channel.id}:${number}`, channel.id],
      )
    }
    const held = sql(`BEGIN; SELECT 1 FROM contacts WHERE id = '${contactId}' FOR UPDATE; SELECT pg_sleep(5); COMMIT`)
    await expect.poll(async () => (await sql(`SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'`)).length).toBe(1)
    const hot = numbers.map(number => postJivo(channel.token, clientUpdated({ visitor: { number, email: null, phone: null, name: null }, client_id: number }), own))
    await expect.poll(async () => (await sql(`SELECT 1 FROM pg_stat_activity WHERE application_name = 'balcao intake' AND wait_event_type = 'Lock'`)).length).toBeGreaterThan(0)
    const spent: number[] = []
    for (let count = 0; count < 12; count++) {
      const started = performance.now()
      const { json } = await postJivo(channel.token, accepted({ chat_id: chatNumber(), visitor: someone() }), own)
      expect(json.crm_link).toBeTruthy()
      spent.push(performance.now() - started)
    }
    expect(spent.sort((a, b) => a - b)[6]).toBeLessThan(500)
    for (const { status } of await Promise.all(hot)) expect(status).toBe(200)
    await held
    await untilEmpty()
    expect(await sql(`SELECT outcome FROM deliveries WHERE channel_id = $1 AND outcome <> 'handled'`, [channel.id])).toEqual([])
  })
})

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
    expect(listed.setAside.map(file => file.reason).sort()).toEqual(['channel_gone', ...Array(9).fill('damaged'), 'foreign'])
    expect(listed.setAside.find(file => file.reason === 'channel_gone')).toMatchObject({ tries: 3, deliveryId: bad['channel of nobody'].deliveryId })
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
    await expect.poll(async () => (await crm<Listed>(own, 'spool', 'list')).setAside.length, { timeout: 30_000, interval: 1_000 }).toBe(10)
  })
})

describe('a stop while thousands of events wait', () => {
  test('ends well within five seconds, and the next start stores the rest, each once', async () => {
    const channel = await channelOf(own)
    const written = await fill(channel, 2_840)
    const stored = async () => Number((await sql('SELECT count(*) AS count FROM deliveries WHERE channel_id = $1', [channel.id]))[0]!.count)
    await expect.poll(stored, { timeout: 30_000, interval: 20 }).toBeGreaterThan(20)
    const started = performance.now()
    own.child.kill('SIGTERM')
    expect(await exitOf(own.child)).toBe(0)
    expect(performance.now() - started).toBeLessThan(5_000)
    const left = readdirSync(folder()).filter(name => name.endsWith('.json')).length
    expect(left).toBeGreaterThan(0)
    own = await startApp({ dataDir: own.dataDir })
    await untilEmpty(85_000)
    expect(await stored()).toBe(written)
  }, 200_000)
})

async function fill(channel: Channel, count: number): Promise<number> {
  for (let at = 0; at < count; at++) {
    const record = recordOf(channel.id, updated({ chat_id: 900_000 + (at % 50), visitor: { ...someone(), number: String(900_000 + (at % 50)), email: null, phone: null } }))
    write(`s${String(1_000 + at).padStart(16, '0')}-${record.deliveryId}.json`, record)
  }
  return count
}
