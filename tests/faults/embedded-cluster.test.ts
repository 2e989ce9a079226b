import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startEmbedded } from '@/lib/db/embedded/cluster.mjs'
import { isAlive } from '@/lib/data-dir/process-identity.mjs'
import { ownDataDir, query, root } from '../support/cluster'

async function start(dataDir: string) {
  const said: string[] = []
  const database = await startEmbedded({ dataDir, root, say: line => said.push(line) })
  onTestFinished(() => database.stop())
  return { ...database, said: () => said.join('\n') }
}

/** Runs the database in another process, which can then be killed like an app. */
async function startInChild(
  dataDir: string,
): Promise<{ child: ChildProcess; databaseUrl: string; postmaster: number }> {
  const child = fork(new URL('../support/run-cluster.mjs', import.meta.url), [dataDir], { silent: true })
  const [databaseUrl] = (await once(child, 'message')) as [string]
  return { child, databaseUrl, postmaster: postmasterOf(dataDir) }
}

const clusterIn = (dataDir: string) => join(dataDir, 'postgres/cluster')
const postmasterOf = (dataDir: string) =>
  Number(readFileSync(join(clusterIn(dataDir), 'postmaster.pid'), 'utf8').split('\n')[0])

async function untilDead(pid: number) {
  while (isAlive(pid)) await sleep(20)
}

describe('the database that Balcão brings', () => {
  it('syncs to disk, checks its pages, keeps UTC and answers at its socket alone', async () => {
    const dataDir = ownDataDir()
    const { databaseUrl, superuserUrl } = await start(dataDir)
    const settings = await query<{ name: string; setting: string }>(
      superuserUrl,
      `SELECT name, setting FROM pg_settings WHERE name IN
        ('fsync', 'synchronous_commit', 'data_checksums', 'TimeZone', 'listen_addresses', 'server_encoding', 'password_encryption',
         'unix_socket_directories', 'unix_socket_permissions')`,
    )
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      TimeZone: 'UTC',
      listen_addresses: '',
      server_encoding: 'UTF8',
      password_encryption: 'scram-sha-256',
      unix_socket_directories: `"${join(dataDir, 'postgres/socket')}"`,
      unix_socket_permissions: '0700',
    })
    expect(statSync(join(dataDir, 'postgres/socket')).mode & 0o777).toBe(0o700)
    const wrong = new URL(databaseUrl)
    wrong.password = 'password'
    await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/)
  })

  it('knows the letters of Portuguese', async () => {
    const { databaseUrl, ownerUrl } = await start(ownDataDir())
    await query(ownerUrl, 'CREATE EXTENSION pg_trgm')
    const rows = await query(
      databaseUrl,
      `SELECT lower('JOÃO') AS lower, array_length(show_trgm('ação'), 1) AS trigrams`,
    )
    expect(rows).toEqual([{ lower: 'joão', trigrams: 5 }])
  })

  it('keeps its password and its files from everybody else', async () => {
    const dataDir = ownDataDir()
    await start(dataDir)
    expect(statSync(join(dataDir, 'database.json')).mode & 0o777).toBe(0o600)
    expect(statSync(clusterIn(dataDir)).mode & 0o777).toBe(0o700)
    expect(statSync(dataDir).mode & 0o066).toBe(0)
  })

  it('keeps its port and its rows over a restart', async () => {
    const dataDir = ownDataDir()
    const first = await start(dataDir)
    await query(first.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS n')
    await first.stop()
    const second = await start(dataDir)
    expect(second.databaseUrl).toBe(first.databaseUrl)
    expect(await query(second.ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
  })

  it('stops the server of a program that was killed, and loses nothing that was committed', async () => {
    const dataDir = ownDataDir()
    const { child, databaseUrl, postmaster } = await startInChild(dataDir)
    await query(databaseUrl, 'CREATE TABLE kept AS SELECT 7 AS n')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(isAlive(postmaster)).toBe(true)
    const next = await start(dataDir)
    expect(isAlive(postmaster)).toBe(false)
    expect(next.said()).toContain(String(postmaster))
    expect(await query(next.ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
  })

  it('refuses a cluster that a living program works with', async () => {
    const dataDir = ownDataDir()
    const { child, databaseUrl, postmaster } = await startInChild(dataDir)
    onTestFinished(async () => {
      child.kill('SIGTERM')
      await untilDead(postmaster)
    })
    const atWork = new pg.Client({ connectionString: databaseUrl, application_name: 'balcao' })
    await atWork.connect()
    await expect(start(dataDir)).rejects.toThrow(`in use: process ${postmaster}`)
    expect(isAlive(postmaster)).toBe(true)
    await atWork.end()
  })

  it('starts although postmaster.pid names a living process that is not PostgreSQL', async () => {
    const dataDir = ownDataDir()
    const first = await start(dataDir)
    await first.stop()
    const stranger = spawn('sleep', ['60'], { uid: statSync(clusterIn(dataDir)).uid })
    onTestFinished(() => void stranger.kill())
    const lines = [stranger.pid, clusterIn(dataDir), 1700000000, 1, '', '127.0.0.1', '  1  1', 'ready   ']
    writeFileSync(join(clusterIn(dataDir), 'postmaster.pid'), `${lines.join('\n')}\n`)
    const second = await start(dataDir)
    expect(second.said()).toContain(`${stranger.pid}, which is not this database`)
    expect(await query(second.databaseUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(isAlive(stranger.pid ?? 0)).toBe(true)
  })

  it('comes back on the same port after its server was killed, while the program lives on', async () => {
    const dataDir = ownDataDir()
    const { ownerUrl: databaseUrl } = await start(dataDir)
    await query(databaseUrl, 'CREATE TABLE kept AS SELECT 7 AS n')
    process.kill(postmasterOf(dataDir), 'SIGKILL')
    const began = Date.now()
    for (;;) {
      const rows = await query(databaseUrl, 'SELECT n FROM kept').catch(() => null)
      if (rows) {
        expect(rows).toEqual([{ n: 7 }])
        break
      }
      expect(Date.now() - began).toBeLessThan(20_000)
      await sleep(50)
    }
  })

  it('starts after a first start that was killed at any moment', async () => {
    const dataDir = ownDataDir()
    for (const delay of [50, 200, 400, 700, 900, 1100]) {
      const child = fork(new URL('../support/run-cluster.mjs', import.meta.url), [dataDir], { silent: true })
      await sleep(delay)
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    const database = await start(dataDir)
    expect(await query(database.databaseUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await database.stop()
    const again = await start(dataDir)
    expect(readdirSync(join(dataDir, 'postgres'))).toEqual(['cluster', 'database.json', 'socket'])
    await again.stop()
  })

  it('refuses a cluster of a newer PostgreSQL and changes nothing in it', async () => {
    const dataDir = ownDataDir()
    await (await start(dataDir)).stop()
    writeFileSync(join(clusterIn(dataDir), 'PG_VERSION'), '99\n')
    const before = readdirSync(clusterIn(dataDir))
    await expect(start(dataDir)).rejects.toThrow(/PostgreSQL 99.*nothing was changed/)
    expect(readdirSync(clusterIn(dataDir))).toEqual(before)
    expect(existsSync(join(clusterIn(dataDir), 'postmaster.pid'))).toBe(false)
  })
})
