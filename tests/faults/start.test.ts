import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { isAlive } from '@/lib/data-dir/process-identity.mjs'
import { startOwnApp } from '../support/app'
import { ownDataDir, query } from '../support/cluster'
import { exitOf, freePort, launchApp, startApp, type StartedApp } from '../support/start-app'

const VARIANTS = [
  '/api/jivo/?token=x',
  '//api/jivo?token=x',
  '/API/JIVO?token=x',
  '/api/%6aivo/?token=x',
  '/api//jivo?token=x',
]

async function refusedStart(options: Parameters<typeof launchApp>[0]) {
  const began = Date.now()
  const refused = await launchApp(options)
  onTestFinished(async () => void (await refused.stop()))
  const code = await exitOf(refused.child)
  return { code, output: refused.output(), ms: Date.now() - began }
}

const postmasterOf = (dataDir: string) =>
  Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])

describe('a running installation', () => {
  let app: StartedApp
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.stop())

  it('has told its address, where the data are and the way in, and serves', async () => {
    expect(app.output()).toContain(app.baseUrl)
    expect(app.output()).toContain(app.dataDir)
    expect(app.output()).toContain('Way in')
    expect(await (await fetch(`${app.baseUrl}/api/health`)).json()).toMatchObject({ status: 'ok' })
  })

  it('keeps secrets from everybody else', async () => {
    for (const name of ['runtime.json', 'nextauth-secret', 'database.json', 'app.lock']) {
      expect(statSync(join(app.dataDir, name)).mode & 0o777, name).toBe(0o600)
    }
    for (const url of [app.databaseUrl, app.appDatabaseUrl]) expect(app.output()).not.toContain(new URL(url).password)
    expect(app.output()).not.toContain(app.admin.password)
  })

  it('makes a second one on its data directory end within three seconds, naming who uses it', async () => {
    const refused = await refusedStart({ dataDir: app.dataDir })
    expect(refused.code).toBe(1)
    expect(refused.output).toContain(`process ${app.child.pid}, ${app.baseUrl}`)
    expect(refused.ms).toBeLessThan(3_000)
    expect((await fetch(`${app.baseUrl}/api/health`)).status).toBe(200)
  })

  it('does not know what is nearly the webhook address, and never redirects to it with the token', async () => {
    for (const path of VARIANTS)
      expect(await rawPost(app.baseUrl, path), path).toEqual({ status: 404, location: undefined })
  })
})

describe('a start', () => {
  it('prints a link that works once when no administrator was given', async () => {
    const app = await startOwnApp({ env: { ADMIN_EMAIL: '', ADMIN_PASSWORD: '' } })
    expect(app.output()).toContain(`${app.baseUrl}/setup/`)
  })

  it('refuses a wrong configuration, naming every variable that is wrong', async () => {
    const refused = await refusedStart({ dataDir: ownDataDir(), env: { APP_URL: 'crm', MAX_BODY_BYTES: 'many' } })
    expect(refused.code).toBe(1)
    expect(refused.output).toMatch(/APP_URL must begin with http/)
    expect(refused.output).toMatch(/MAX_BODY_BYTES must be a whole number/)
  })

  it('refuses a port that another program has', async () => {
    const other = createServer().listen(0)
    onTestFinished(() => void other.close())
    const address = other.address()
    const port = String(address && typeof address === 'object' ? address.port : 0)
    const refused = await refusedStart({ dataDir: ownDataDir(), env: { PORT: port } })
    expect(refused.code).toBe(1)
    expect(refused.output).toContain(`Port ${port} is in use`)
  })

  it('refuses a database whose migrations it does not know, and stops its own server again', async () => {
    const dataDir = ownDataDir()
    const app = await startOwnApp({ dataDir })
    const pid = postmasterOf(dataDir)
    await query(
      app.databaseUrl,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '99990101_tomorrow', now())`,
    )
    await app.stop()
    expect(isAlive(pid)).toBe(false)
    const refused = await refusedStart({ dataDir })
    expect(refused.code).toBe(1)
    expect(refused.output).toContain('99990101_tomorrow')
    expect(() => postmasterOf(dataDir)).toThrow()
  })
})

describe('a stop', () => {
  it('finishes the request in flight, stops the database and ends with 0', async () => {
    const app = await startOwnApp()
    const postmaster = postmasterOf(app.dataDir)
    const answered = slowRequest(`${app.baseUrl}/api/health`)
    await sleep(300)
    app.child.kill('SIGTERM')
    app.child.kill('SIGTERM')
    expect(await answered).toBeGreaterThan(0)
    const began = Date.now()
    expect(await exitOf(app.child)).toBe(0)
    expect(Date.now() - began).toBeLessThan(10_000)
    expect(isAlive(postmaster)).toBe(false)
  })

  it('is quick while a screen keeps its connection open', async () => {
    const app = await startOwnApp()
    await fetch(`${app.baseUrl}/api/health`, { keepalive: true })
    const began = Date.now()
    expect(await app.stop()).toBe(0)
    expect(Date.now() - began).toBeLessThan(6_000)
  })

  it('by the end of the app process alone is made good by the next start', async () => {
    const dataDir = ownDataDir()
    const app = await startOwnApp({ dataDir })
    const postmaster = postmasterOf(dataDir)
    app.child.kill('SIGKILL')
    await exitOf(app.child)
    const next = await startOwnApp({ dataDir, env: { PORT: String(await freePort()) } })
    expect(isAlive(postmaster)).toBe(false)
    expect(next.databaseUrl).toBe(app.databaseUrl)
    expect((await fetch(`${next.baseUrl}/api/health`)).status).toBe(200)
  })
})

describe('the command for administrators', () => {
  it('says what to do when nothing runs', () => {
    const run = () =>
      execFileSync(process.execPath, ['scripts/crm.mjs', 'token', 'create'], {
        env: { ...process.env, DATA_DIR: ownDataDir() },
        stdio: 'pipe',
        encoding: 'utf8',
      })
    expect(run).toThrow(/No Balcão is running/)
  })
})

// Sends the last byte of its body half a second late, so that the request is in flight meanwhile.
function slowRequest(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers: { 'content-length': '2' } }, response => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.once('error', reject)
    sent.write('a')
    setTimeout(() => sent.end('b'), 500)
  })
}

function rawPost(baseUrl: string, path: string): Promise<{ status?: number; location?: string }> {
  const { hostname, port } = new URL(baseUrl)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method: 'POST' }, response => {
      response.resume()
      resolve({ status: response.statusCode, location: response.headers.location })
    })
    sent.once('error', reject)
    sent.end('{}')
  })
}
