import { createHash, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { createChannel } from './crm'
import { type AppAddress, type StartOptions, type StartedApp, startApp } from './start-app'

/** The installation that all tests of a run share. A test makes its own data in it and counts only those. */
export function app(): AppAddress {
  return inject('app')
}

/** An installation of this test alone, stopped and removed when the test ends; for what would disturb the others. */
export async function startOwnApp(options: StartOptions = {}): Promise<StartedApp> {
  const started = await startApp(options)
  onTestFinished(async () => {
    await started.stop()
  })
  return started
}

const pools = new Map<string, pg.Pool>()

/** Rows of a statement on the database of the shared installation, or of the one named. */
export async function sql<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  text: string,
  params: unknown[] = [],
  databaseUrl = app().databaseUrl,
): Promise<Row[]> {
  const known = pools.get(databaseUrl)
  const pool =
    known ?? new pg.Pool({ connectionString: databaseUrl, max: 4, allowExitOnIdle: true, options: '-c TimeZone=UTC' })
  if (!known) {
    pool.on('error', () => undefined)
    pool.on('connect', client => client.on('error', () => undefined))
    pools.set(databaseUrl, pool)
  }
  return (await pool.query<Row>(text, params)).rows
}

/** Posts one event, an object or a raw body, to the webhook address of a channel. */
export async function postJivo(token: string, event: unknown, at: AppAddress = app()) {
  const raw = typeof event === 'string' || event instanceof Uint8Array
  const response = await fetch(`${at.baseUrl}/api/jivo?token=${encodeURIComponent(token)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: raw ? (event as string) : JSON.stringify(event),
    redirect: 'manual',
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parsed(text) }
}

/** A channel of the test's own: its id, its token and its webhook address. */
export function ownChannel(at: AppAddress = app()) {
  return createChannel(at, `Test ${randomUUID().slice(0, 8)}`)
}

// Written directly, once per file: the admin command takes a second.
async function ownToken(at: AppAddress): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const hash = createHash('sha256').update(token).digest()
  await sql(
    'INSERT INTO api_tokens (id, name, token_hash) VALUES ($1, $2, $3)',
    [randomUUID(), 'tests', hash],
    at.databaseUrl,
  )
  return token
}

const bearerTokens = new Map<string, Promise<string>>()

/** Reads from the API for other programs, path such as `/api/v1/leads?chatId=1`, with a token made for the tests. */
export async function api(path: string, init: RequestInit = {}, at: AppAddress = app()) {
  const token = bearerTokens.get(at.baseUrl) ?? ownToken(at)
  bearerTokens.set(at.baseUrl, token)
  const response = await fetch(`${at.baseUrl}${path}`, {
    ...init,
    redirect: 'manual',
    headers: { authorization: `Bearer ${await token}`, ...init.headers },
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parsed(text) }
}

// Tests read answers of many shapes; what they expect of them stands in the test.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function parsed(text: string): any {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
