import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { accepted } from '@/tests/samples/jivo-events'
import { postJivo, sql } from '@/tests/support/app'
import { clusterOfThisFile, ownDataDir } from '@/tests/support/cluster'
import { gateTo, type Gate } from '@/tests/support/gate'
import { channelOf, chatNumber, someone, spooled, type Channel } from '@/tests/support/intake'
import { exitOf, launchApp, startApp, type StartedApp } from '@/tests/support/start-app'

let cluster: Awaited<ReturnType<typeof clusterOfThisFile>>
beforeAll(async () => {
  cluster = await clusterOfThisFile()
}, 60_000)

const deliveriesOf = (channel: Channel, databaseUrl: string) =>
  sql('SELECT outcome, seen_count FROM deliveries WHERE channel_id = $1 ORDER BY seq', [channel.id], databaseUrl)
const event = () => accepted({ chat_id: chatNumber(), visitor: someone() })

/** An installation that has run before on a database of its own, and a gate to that database. */
async function stoppedInstallation() {
  const gate = await gateTo(await cluster.ownDatabase())
  const dataDir = ownDataDir()
  const app = await startApp({ dataDir, env: { DATABASE_URL: gate.databaseUrl } })
  const channel = await channelOf(app)
  expect(await app.stop()).toBe(0)
  return { gate, dataDir, channel }
}

/** Starts it while its database is away, and waits until the port is open. */
async function startWithout({ gate, dataDir }: { gate: Gate; dataDir: string }) {
  const app = await launchApp({ dataDir, env: { DATABASE_URL: gate.databaseUrl } })
  onTestFinished(async () => void (await app.stop()))
  await expect.poll(() => statusOf(app, '/api/health/live'), { timeout: 20_000, interval: 20 }).toBe(200)
  return app
}

const statusOf = (app: StartedApp, path: string) =>
  fetch(`${app.baseUrl}${path}`).then(
    answer => answer.status,
    () => 0,
  )

describe.each(['shut', 'mute'] as const)('a start while the database is %s', away => {
  test('takes events into the spool, asks everybody else to wait, and stores them once the database is back', async () => {
    const { gate, dataDir, channel } = await stoppedInstallation()
    gate.set(away)
    const app = await startWithout({ gate, dataDir })

    const taken = await Promise.all(Array.from({ length: 5 }, () => postJivo(channel.token, event(), app)))
    for (const { status, json } of taken) expect([status, json]).toEqual([200, { result: 'ok' }])
    expect(spooled(app)).toHaveLength(5)
    const unknown = await postJivo('x'.repeat(32), event(), app)
    expect([unknown.status, unknown.json, unknown.headers.get('retry-after')]).toEqual([503, { result: 'error' }, '5'])

    const page = await fetch(`${app.baseUrl}/leads`, { headers: { accept: 'text/html' } })
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await page.text()).toMatch(/http-equiv="refresh"[^]*está iniciando[^]*is starting/)
    const api = await fetch(`${app.baseUrl}/api/v1/leads`)
    expect([api.status, await api.json()]).toEqual([503, { error: { code: 'starting', message: expect.any(String) } }])
    expect(await (await fetch(`${app.baseUrl}/api/health/live`)).json()).toEqual({ status: 'starting' })
    const health = await fetch(`${app.baseUrl}/api/health`)
    expect([health.status, await health.json()]).toEqual([503, { status: 'starting', waitingFor: 'database' }])

    gate.set('open')
    await expect.poll(() => statusOf(app, '/api/health'), { timeout: 30_000 }).toBe(200)
    await expect.poll(() => spooled(app), { timeout: 15_000 }).toEqual([])
    expect(await deliveriesOf(channel, gate.databaseUrl)).toEqual(Array(5).fill({ outcome: 'handled', seen_count: 1 }))
    expect((await postJivo(channel.token, event(), app)).json.crm_link).toContain('/contacts/')
  })
})

test('a start without a database ends within five seconds of SIGTERM, with 0', async () => {
  const { gate, dataDir } = await stoppedInstallation()
  gate.set('mute')
  const app = await startWithout({ gate, dataDir })
  const began = Date.now()
  expect(await app.stop()).toBe(0)
  expect(Date.now() - began).toBeLessThan(5_000)
})

test('an event whose body arrives while the app takes over is stored once', async () => {
  const { gate, dataDir, channel } = await stoppedInstallation()
  gate.set('shut')
  const app = await startWithout({ gate, dataDir })
  gate.set('open')
  const sent: { status: number }[] = []
  while ((await statusOf(app, '/api/health')) !== 200) sent.push(await postJivo(channel.token, event(), app))
  for (let more = 0; more < 10; more++) sent.push(await postJivo(channel.token, event(), app))
  expect(sent.filter(({ status }) => status !== 200)).toEqual([])
  await expect.poll(() => spooled(app), { timeout: 15_000 }).toEqual([])
  expect(await deliveriesOf(channel, gate.databaseUrl)).toEqual(sent.map(() => ({ outcome: 'handled', seen_count: 1 })))
})

describe('a start that waiting does not mend', () => {
  async function refused(env: Record<string, string>) {
    const dataDir = ownDataDir()
    const app = await launchApp({ dataDir, env })
    onTestFinished(async () => void (await app.stop()))
    expect(await exitOf(app.child)).toBe(1)
    return app.output()
  }

  test('ends with the words of a database that refuses the password', async () => {
    const url = new URL(await cluster.ownDatabase())
    url.password = 'wrong'
    expect(await refused({ DATABASE_URL: url.href })).toMatch(/DATABASE_URL refuses: .*password/)
  })

  test('ends where there is no such database', async () => {
    const url = new URL(await cluster.ownDatabase())
    url.pathname = '/nowhere'
    expect(await refused({ DATABASE_URL: url.href })).toMatch(/DATABASE_URL refuses: .*nowhere/)
  })

  test('ends with an address that no program could connect to', async () => {
    expect(await refused({ DATABASE_URL: 'postgresql://balcao@127.0.0.1:99999/balcao' })).toMatch(/DATABASE_URL/)
  })
})

test('what a page fails on does not put the token of its address into the log', async () => {
  const gate = await gateTo(await cluster.ownDatabase())
  const dataDir = ownDataDir()
  const app = await startApp({ dataDir, env: { DATABASE_URL: gate.databaseUrl, LOG_LEVEL: 'trace' } })
  onTestFinished(async () => void (await app.stop()))
  gate.set('shut')
  for (const path of [
    '/setup/LIVE-SECRET-1',
    '/setup/LIVE-SECRET-2?x=1',
    '/webhook/jivo?token=LIVE-SECRET-3',
    '/api/jivo/?token=LIVE-SECRET-4',
  ]) {
    const answer = await fetch(`${app.baseUrl}${path}`, { redirect: 'manual' })
    expect(answer.headers.get('location') ?? '').not.toContain('LIVE-SECRET')
  }
  await expect.poll(() => app.output(), { timeout: 10_000 }).toContain('a request failed')
  expect(app.output()).not.toContain('LIVE-SECRET')
  expect(app.output()).toContain('/setup/[token]')
})
