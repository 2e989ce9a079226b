import { chmodSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import type { Made } from '@/lib/backup/create-mutations'
import { accepted } from '../samples/jivo-events'
import { postJivo, sql } from '../support/app'
import { ownDataDir } from '../support/cluster'
import { crm } from '../support/crm'
import { channelOf, chatNumber, someone, spooled } from '../support/intake'
import { SESSION_NAME, sessionOf } from '../support/session'
import { startApp, type StartedApp } from '../support/start-app'

let app: StartedApp
beforeAll(async () => {
  app = await startApp()
  return async () => {
    await app.stop()
  }
}, 200_000)

it('a backup of a running installation holds what waits in the spool; restored elsewhere it starts, stores it, and lets no session in', async () => {
  const [admin] = await sql<{ id: string }>('SELECT id FROM users WHERE email = $1', [app.admin.email], app.databaseUrl)
  const session = await sessionOf(admin!.id, app)
  const channel = await channelOf(app)
  const lock = sql('BEGIN; LOCK TABLE contacts; SELECT pg_sleep(8); COMMIT', [], app.databaseUrl)
  const chat_id = chatNumber()
  expect((await postJivo(channel.token, accepted({ chat_id, visitor: someone() }), app)).status).toBe(200)
  expect(spooled(app)).toHaveLength(1)
  const made = await crm<Made>(app, 'backup', '--to', join(app.dataDir, 'backups'))
  await lock
  expect(readdirSync(join(app.dataDir, 'backups'))).toEqual([made.file.split('/').at(-1)])
  expect(statSync(made.file).mode & 0o777).toBe(0o600)

  const parent = ownDataDir()
  chmodSync(parent, 0o711)
  const dataDir = join(parent, 'moved here')
  expect(await crm({ ...app, dataDir }, 'backup', 'verify', made.file)).toMatchObject({
    valid: true,
    file: made.file,
    tables: made.tables,
  })
  const { restored } = await crm<{ restored: object }>({ ...app, dataDir }, 'restore', made.file)
  expect(restored).toMatchObject({ database: 'embedded', tables: made.tables, files: made.files })
  expect(readFileSync(join(dataDir, 'nextauth-secret'), 'utf8')).toBe(
    readFileSync(join(app.dataDir, 'nextauth-secret'), 'utf8'),
  )

  const copy = await startApp({ dataDir })
  onTestFinished(async () => void (await copy.stop()))
  await expect
    .poll(() => sql('SELECT FROM chats WHERE channel_id = $1', [channel.id], copy.databaseUrl), { timeout: 20_000 })
    .toHaveLength(1)
  const page = (at: StartedApp) =>
    fetch(`${at.baseUrl}/leads`, { headers: { cookie: `${SESSION_NAME}=${session}` }, redirect: 'manual' })
  expect((await page(app)).status).toBe(200)
  expect((await page(copy)).status).toBe(307)
}, 240_000)
