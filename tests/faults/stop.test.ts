import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { isAlive } from '@/lib/data-dir/process-identity.mjs'
import { accepted } from '@/tests/samples/jivo-events'
import { postJivo, sql, startOwnApp } from '@/tests/support/app'
import { ownDataDir } from '@/tests/support/cluster'
import { channelOf, chatNumber, someone, spooled, type Channel } from '@/tests/support/intake'
import { exitOf, launchApp, startApp, type StartedApp } from '@/tests/support/start-app'

const STOPS_WITHIN_MS = 5_000
// The promise is 2 s; the machine that runs tests may be busy, and what takes time here is the start of a process.
const SECOND_TRY_WITHIN_MS = 6_000
const event = () => accepted({ chat_id: chatNumber(), visitor: someone() })
const postmasterOf = (dataDir: string) =>
  Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n', 1)[0])
const stored = async (channel: Channel, databaseUrl: string) =>
  Number(
    (await sql('SELECT count(*)::int AS n FROM deliveries WHERE channel_id = $1', [channel.id], databaseUrl))[0]!.n,
  )

async function stopTimed(app: StartedApp) {
  const began = performance.now()
  app.child.kill('SIGTERM')
  const code = await exitOf(app.child)
  return { code, ms: performance.now() - began }
}

/** Connections that have sent nothing, as browsers open them in advance, and half a request. */
async function openSilent(app: StartedApp) {
  const { hostname, port } = new URL(app.baseUrl)
  const open = (words: string) =>
    new Promise<void>(resolve => {
      const socket = connect(Number(port), hostname, () => socket.write(words, () => resolve()))
      socket.on('error', () => undefined)
      onTestFinished(() => void socket.destroy())
    })
  await Promise.all([open(''), open(''), open('GET / HTTP/1.1\r\nHost: localhost\r\n')])
}

/** Sends an event every 50 ms, and again after a refusal for a while, as a sender with one more try would. */
function sendSteadily(channel: Channel, at: StartedApp) {
  const results: Promise<boolean>[] = []
  const sendOne = async () => {
    const body = event()
    for (const until = Date.now() + SECOND_TRY_WITHIN_MS; ; await sleep(100)) {
      const taken = await postJivo(channel.token, body, at).then(
        ({ status }) => status === 200,
        () => false,
      )
      if (taken || Date.now() > until) return taken
    }
  }
  const timer = setInterval(() => results.push(sendOne()), 50)
  return async () => {
    clearInterval(timer)
    return Promise.all(results)
  }
}

test('a restart refuses no event that a second try soon after brings, and loses none', async () => {
  const dataDir = ownDataDir()
  const first = await startOwnApp({ dataDir })
  const port = new URL(first.baseUrl).port
  const channel = await channelOf(first)
  await openSilent(first)
  const finish = sendSteadily(channel, first)
  await expect.poll(() => stored(channel, first.databaseUrl), { timeout: 10_000 }).toBeGreaterThan(10)
  const { code, ms } = await stopTimed(first)
  expect(code).toBe(0)
  expect(ms).toBeLessThan(STOPS_WITHIN_MS)
  const second = await startApp({ dataDir, env: { PORT: port } })
  onTestFinished(async () => void (await second.stop()))
  const taken = await finish()
  expect(taken.filter(one => !one)).toEqual([])
  await expect.poll(() => spooled(second), { timeout: 20_000 }).toEqual([])
  expect(await stored(channel, second.databaseUrl)).toBe(taken.length)
})

test('a stop does not wait for the spool to be empty, and what is left waits for the next start', async () => {
  const dataDir = ownDataDir()
  const app = await startOwnApp({ dataDir })
  const channel = await channelOf(app)
  const folder = join(dataDir, 'spool')
  mkdirSync(folder, { recursive: true })
  const waiting = 1_500
  for (let turn = 1; turn <= waiting; turn++) {
    const deliveryId = uuidv7()
    const record = {
      deliveryId,
      channelId: channel.id,
      receivedAt: new Date().toISOString(),
      remoteAddress: null,
      body: Buffer.from(JSON.stringify(event())).toString('base64'),
    }
    writeFileSync(join(folder, `s${String(turn).padStart(16, '0')}-${deliveryId}.json`), JSON.stringify(record), {
      mode: 0o600,
    })
  }
  // Of itself the app only looks at what it spooled; a new process reads the folder.
  await stopTimed(app)
  const next = await startApp({ dataDir })
  await expect.poll(() => stored(channel, next.databaseUrl), { timeout: 20_000, interval: 20 }).toBeGreaterThan(0)
  const { code, ms } = await stopTimed(next)
  expect(code).toBe(0)
  expect(ms).toBeLessThan(STOPS_WITHIN_MS)
  const left = spooled(next).length
  expect(left).toBeGreaterThan(0)
  const last = await startApp({ dataDir })
  onTestFinished(async () => void (await last.stop()))
  await expect
    .poll(async () => (await stored(channel, last.databaseUrl)) >= waiting - left, { timeout: 20_000 })
    .toBe(true)
}, 120_000)

test('a stop while the database is frozen ends with 0, and keeps the event that is being answered', async () => {
  const dataDir = ownDataDir()
  const app = await startOwnApp({ dataDir })
  const channel = await channelOf(app)
  const postmaster = postmasterOf(dataDir)
  const all = [postmaster, ...childrenOf(postmaster)]
  for (const pid of all) process.kill(pid, 'SIGSTOP')
  onTestFinished(() => all.forEach(pid => isAlive(pid) && process.kill(pid, 'SIGCONT')))
  const pages = [
    fetch(`${app.baseUrl}/leads`, { headers: { cookie: 'next-auth.session-token=x' } }),
    fetch(`${app.baseUrl}/api/health`),
  ].map(answer => answer.catch(() => null))
  const answered = postJivo(channel.token, event(), app)
  await sleep(200)
  const { code, ms } = await stopTimed(app)
  expect(code).toBe(0)
  expect(ms).toBeLessThan(STOPS_WITHIN_MS)
  expect((await answered).status).toBe(200)
  expect(spooled(app)).toHaveLength(1)
  await Promise.all(pages)
  for (const pid of all) process.kill(pid, 'SIGCONT')
  await expect.poll(() => isAlive(postmaster), { timeout: 15_000 }).toBe(false)
})

test('a process whose event loop stands still ends soon after SIGTERM, and its database with it', async () => {
  const app = await launchApp({ script: 'start-and-block.mjs' })
  onTestFinished(async () => void (await app.stop()))
  await expect.poll(() => app.output(), { timeout: 60_000 }).toContain('Stop it with Ctrl-C')
  const postmaster = postmasterOf(app.dataDir)
  app.child.kill('SIGUSR2')
  await expect.poll(() => app.output()).toContain('blocked')
  const { ms } = await stopTimed(app)
  expect(ms).toBeGreaterThan(1_000)
  expect(ms).toBeLessThan(STOPS_WITHIN_MS + 3_000)
  await expect.poll(() => isAlive(postmaster), { timeout: 10_000 }).toBe(false)
})

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(pid => {
      try {
        return Number(/^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]) === parent
          ? [Number(pid)]
          : []
      } catch {
        return []
      }
    })
}
