import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { migrate } from '@/lib/db/migrate.mjs'
import { accepted, clientUpdated, type Body } from '@/tests/samples/jivo-events'
import { clusterOfThisFile, query, root } from '../support/cluster'
import { chatNumber, someone } from '../support/intake'
import { becomeAppProcess } from '../support/process-env'

const APP_URL = 'http://localhost:3000'

const cluster = await clusterOfThisFile()
const databaseUrl = await cluster.ownDatabase()
const name = new URL(databaseUrl).pathname.slice(1)
becomeAppProcess(databaseUrl)
const { closePools, pool } = await import('@/lib/db/pool')
const { inTransaction } = await import('@/lib/db/transaction')
const { ensureSettings } = await import('@/lib/settings/mutations')
const { receiveEvent } = await import('@/lib/intake/receive-event')
const { keepDraining } = await import('@/lib/intake/keep-draining')
const { listSetAside, retrySetAside } = await import('@/lib/intake/set-aside')
const { startWaitingLanes } = await import('@/lib/intake/waiting-lanes')
const { intakeState } = await import('@/lib/intake/intake-state')

const sql = async (text: string, params: unknown[] = []) => (await pool().query(text, params)).rows
const elsewhere = (text: string) => query(Object.assign(new URL(databaseUrl), { pathname: '/postgres' }).href, text)
const folder = join(process.env.DATA_DIR!, 'spool')
const waiting = () => readdirSync(folder).filter(file => file.endsWith('.json')).length
const untilEmpty = () => expect.poll(waiting, { timeout: 60_000 }).toBe(0)

let channelId = ''
let stop = async () => {}

beforeAll(async () => {
  await migrate({ databaseUrl, directory: join(root, 'prisma/migrations') })
  await inTransaction(tx => ensureSettings(tx, { locale: 'pt-BR', timeZone: 'America/Sao_Paulo' }))
  await startWaitingLanes(APP_URL)
})
beforeEach(async () => {
  channelId = uuidv7()
  await sql('INSERT INTO channels (id, name) VALUES ($1, $2)', [channelId, `Loja ${channelId.slice(-8)}`])
  stop = keepDraining(APP_URL)
})
afterEach(async () => {
  await untilEmpty()
  await stop()
})
afterAll(() => closePools())

function post(event: Body) {
  const body = Buffer.from(JSON.stringify(event))
  return receiveEvent({ deliveryId: uuidv7(), channelId, body, receivedAt: new Date(), remoteAddress: null }, APP_URL)
}

async function away() {
  await elsewhere(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
  await elsewhere(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`)
}

const back = () => elsewhere(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)

async function operatorWhoOwns(person: string) {
  const id = uuidv7()
  const email = `${person.toLowerCase()}.${id.slice(-8)}@aurora.example`
  await sql(`INSERT INTO users (id, email, name, role, active) VALUES ($1, $2, $3, 'manager', true)`, [
    id,
    email,
    person,
  ])
  return { userId: id, agent: { id: String(chatNumber()), name: person, email, phone: null } }
}

describe('an event that comes while earlier ones wait in the spool', () => {
  test('is applied after them: each field has the later value', async () => {
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
      visitor: { ...visitor, description: word },
      page: { url: `https://loja.example/${word}`, title: word },
    })
    await away()
    // So many that the drain is still at work when the later event comes.
    for (let count = 0; count < 60; count++)
      expect((await post(accepted({ chat_id: chatNumber(), visitor: someone() }))).kind).toBe('spooled')
    expect((await post(accepted({ ...said('velho'), agent: ana.agent }))).kind).toBe('spooled')
    await back()
    await expect
      .poll(() =>
        sql('SELECT 1').then(
          () => true,
          () => false,
        ),
      )
      .toBe(true)
    expect((await post(accepted({ ...said('novo'), agent: bia.agent }))).kind).toBe('spooled')
    await untilEmpty()

    const [chat] = await sql('SELECT * FROM chats WHERE channel_id = $1 AND jivo_chat_id = $2', [
      channelId,
      String(chat_id),
    ])
    const [lead] = await sql('SELECT * FROM leads WHERE id = $1', [chat.lead_id])
    const [contact] = await sql('SELECT * FROM contacts WHERE id = $1', [chat.contact_id])
    expect(chat).toMatchObject({
      tags: ['novo'],
      department: 'novo',
      topic: 'novo',
      description: 'novo',
      last_page_title: 'novo',
    })
    expect(lead.manager_id).toBe(bia.userId)
    expect(contact).toMatchObject({ jivo_status: 'novo', organization: 'novo' })
    expect(await sql('SELECT 1 FROM deliveries WHERE channel_id = $1', [channelId])).toHaveLength(62)
  })

  test('does not hold up the chats of others', async () => {
    const visitor = someone()
    await post(accepted({ chat_id: chatNumber(), visitor }))
    const held = await holdContactOf(visitor.email)
    const named = (word: string) => clientUpdated({ visitor, client_id: visitor.number, organization: word })
    const answers = await Promise.all([post(named('velho')), post(named('novo'))])
    expect(answers.map(({ kind }) => kind)).toEqual(['spooled', 'spooled'])
    expect(await post(accepted({ chat_id: chatNumber(), visitor: someone() }))).toMatchObject({ kind: 'handled' })
    await held.release()
    await untilEmpty()
    expect(await sql('SELECT organization FROM contacts WHERE id = $1', [held.contactId])).toEqual([
      { organization: 'novo' },
    ])
  })
})

describe('one contact that somebody holds', () => {
  test('costs the others no time, though no two of its events share a chat or a visitor', async () => {
    const visitor = someone()
    await post(accepted({ chat_id: chatNumber(), visitor }))
    const [known] = await sql('SELECT contact_id FROM identifiers WHERE key = $1', [visitor.email])
    const numbers = Array.from({ length: 24 }, () => String(chatNumber()))
    for (const number of numbers) {
      await sql(
        `INSERT INTO identifiers (id, contact_id, kind, raw, key, channel_id, source, first_seen_at, last_seen_at)
         VALUES ($1, $2, 'visitor', $3, $4, $5, 'chat', now(), now())`,
        [uuidv7(), known.contact_id, number, `${channelId}:${number}`, channelId],
      )
    }
    const held = await holdContactOf(visitor.email)
    const hot = numbers.map(number =>
      post(clientUpdated({ visitor: { number, email: null, phone: null, name: null }, client_id: number })),
    )
    await expect
      .poll(
        async () =>
          (
            await sql(
              `SELECT 1 FROM pg_stat_activity WHERE application_name = 'balcao intake' AND wait_event_type = 'Lock'`,
            )
          ).length,
      )
      .toBeGreaterThan(0)
    const spent: number[] = []
    for (let count = 0; count < 12; count++) {
      const started = performance.now()
      expect((await post(accepted({ chat_id: chatNumber(), visitor: someone() }))).kind).toBe('handled')
      spent.push(performance.now() - started)
    }
    expect(spent.sort((a, b) => a - b)[6]).toBeLessThan(500)
    await Promise.all(hot)
    await held.release()
    await untilEmpty()
    expect(
      await sql(`SELECT outcome FROM deliveries WHERE channel_id = $1 AND outcome <> 'handled'`, [channelId]),
    ).toEqual([])
  })
})

describe('a file that cannot be stored', () => {
  test('is set aside with its reason, what is behind it goes on, and it is stored when its cause is gone', async () => {
    const event = () => accepted({ chat_id: chatNumber(), visitor: someone() })
    const lost = recordOf(uuidv7(), event())
    const bad = [
      lost,
      { ...recordOf(uuidv7(), event()), channelId: 'shop' },
      { ...recordOf(channelId, event()), receivedAt: 'yesterday' },
      { ...recordOf(channelId, event()), deliveryId: 'x' },
      JSON.stringify(recordOf(channelId, event())).slice(0, 90),
      '\0\0\0',
      '{}',
      'null',
      '[]',
      '',
    ]
    bad.forEach((content, at) => write(`s00000000000000${String(at + 10)}-${uuidv7()}.json`, content))
    write('notes.txt', 'a file of somebody')
    const old = recordOf(channelId, event())
    write(`001763812800000-000000001-${old.deliveryId}.json`, old)
    const good = recordOf(channelId, event())
    write(`s0000000000000099-${good.deliveryId}.json`, good)
    await untilEmpty()
    expect(await sql('SELECT id FROM deliveries WHERE channel_id = $1 ORDER BY seq', [channelId])).toEqual([
      { id: old.deliveryId },
      { id: good.deliveryId },
    ])
    await expect
      .poll(async () => (await listSetAside(100)).map(file => file.reason).sort())
      .toEqual(['channel_gone', ...Array(9).fill('damaged'), 'foreign'])
    await expect.poll(() => intakeState().spool).toMatchObject({ waiting: 0, setAside: 11 })

    const [aside] = (await listSetAside(100)).filter(file => file.reason === 'channel_gone')
    expect(aside).toMatchObject({ tries: 3, deliveryId: lost.deliveryId, channelId: lost.channelId })
    await sql('INSERT INTO channels (id, name) VALUES ($1, $2)', [lost.channelId, 'back'])
    expect(await retrySetAside(aside!.id)).toEqual([aside!.id])
    await expect
      .poll(() => sql('SELECT id, outcome FROM deliveries WHERE channel_id = $1', [lost.channelId]))
      .toEqual([{ id: lost.deliveryId, outcome: 'handled' }])
    // Nothing has changed about the others: they are set aside again, none is lost.
    expect(await retrySetAside(null)).toHaveLength(10)
    await expect.poll(async () => (await listSetAside(100)).length, { timeout: 30_000 }).toBe(10)
  })
  test('overwrites nothing that a newer event has said when it comes back', async () => {
    const common = { chat_id: chatNumber(), visitor: someone() }
    const gone = uuidv7()
    const old = recordOf(gone, accepted({ ...common, tags: [{ title: 'velha' }], topic: { title: 'antes' } }))
    write(`s0000000000000100-${old.deliveryId}.json`, old)
    await untilEmpty()
    await sql('INSERT INTO channels (id, name) VALUES ($1, $2)', [gone, `Loja ${gone.slice(-8)}`])
    channelId = gone
    expect((await post(accepted({ ...common, tags: [{ title: 'nova' }] }))).kind).toBe('handled')
    const [aside] = (await listSetAside(100)).filter(file => file.deliveryId === old.deliveryId)
    await retrySetAside(aside!.id)
    await expect
      .poll(() => sql('SELECT tags, topic FROM chats WHERE channel_id = $1', [gone]), { timeout: 30_000 })
      .toEqual([{ tags: ['nova'], topic: 'antes' }])
  })
})

describe('more events than are looked at together', () => {
  test('are counted anew while they are stored', async () => {
    for (let at = 0; at < 1_050; at++) {
      const number = String(chatNumber())
      const record = recordOf(
        channelId,
        clientUpdated({ visitor: { number, email: null, phone: null, name: null }, client_id: number }),
      )
      write(`s${String(200_000 + at).padStart(16, '0')}-${record.deliveryId}.json`, record)
    }
    const counts = new Set<number>()
    await expect
      .poll(
        () => {
          counts.add(intakeState().spool?.waiting ?? 0)
          return waiting()
        },
        { timeout: 120_000, interval: 5 },
      )
      .toBe(0)
    expect([...counts].filter(count => count > 0 && count <= 50)).not.toEqual([])
  }, 150_000)
})

describe('a body beyond the quota of its channel', () => {
  test('is applied in full and kept short, and a repeat of it is still known as one', async () => {
    const { setStored } = await import('@/lib/channels/body-quota')
    const { doorUse } = await import('@/lib/channels/door-log')
    setStored(doorUse(), new Map([[channelId, 2_000_000_000]]))
    const event = accepted({ chat_id: chatNumber(), visitor: { ...someone(), description: 'x'.repeat(5_000) } })
    expect((await post(event)).kind).toBe('handled')
    expect((await post(event)).kind).toBe('handled')
    const [delivery, ...more] = await sql(
      'SELECT length(body) AS kept, body_bytes, seen_count FROM deliveries WHERE channel_id = $1',
      [channelId],
    )
    expect(more).toEqual([])
    expect(delivery).toEqual({ kept: 1_000, body_bytes: Buffer.byteLength(JSON.stringify(event)), seen_count: 2 })
    const [contact] = await sql(
      'SELECT length(description) AS length FROM contacts WHERE id IN (SELECT contact_id FROM chats WHERE channel_id = $1)',
      [channelId],
    )
    expect(contact.length).toBeGreaterThan(4_000)
  })
})

async function holdContactOf(email: string) {
  const [identifier] = await sql('SELECT contact_id FROM identifiers WHERE key = $1', [email])
  const holder = await pool().connect()
  await holder.query('BEGIN')
  await holder.query('SELECT 1 FROM contacts WHERE id = $1 FOR UPDATE', [identifier.contact_id])
  const release = async () => {
    await holder.query('COMMIT')
    holder.release()
  }
  return { contactId: identifier.contact_id as string, release }
}

function recordOf(channel: string, event: Body, deliveryId = uuidv7()) {
  const body = Buffer.from(JSON.stringify(event)).toString('base64')
  return { deliveryId, channelId: channel, receivedAt: new Date().toISOString(), remoteAddress: null, body }
}

function write(file: string, content: string | object) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))
}
