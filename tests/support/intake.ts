import { createHash, randomBytes, randomInt } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { app, postJivo, sql } from './app'
import type { AppAddress } from './start-app'

export type Channel = { id: string; token: string }
export type Body = { [key: string]: unknown }

/** A channel of the test's own, written directly: the admin command takes a second, and here only the intake is tested. */
export async function channelOf(
  at: AppAddress = app(),
  columns: { defaultManagerId?: string; stage?: string; tags?: string[] } = {},
): Promise<Channel> {
  const channel = { id: uuidv7(), token: randomBytes(24).toString('base64url') }
  const values = [
    channel.id,
    `Test ${channel.id.slice(-6)}`,
    columns.defaultManagerId ?? null,
    columns.stage ?? 'new',
    columns.tags ?? [],
  ]
  await sql(
    'INSERT INTO channels (id, name, default_manager_id, stage, tags) VALUES ($1, $2, $3, $4, $5)',
    values,
    at.databaseUrl,
  )
  await addToken(channel, channel.token, at)
  return channel
}

/** One more token of a channel, known to the app before this returns unless it has an end. */
export async function addToken(
  channel: Channel,
  token: string,
  at: AppAddress = app(),
  expiresAt: Date | null = null,
): Promise<void> {
  const hash = createHash('sha256').update(token).digest()
  await sql(
    'INSERT INTO channel_tokens (id, channel_id, token_hash, expires_at) VALUES ($1, $2, $3, $4)',
    [uuidv7(), channel.id, hash, expiresAt],
    at.databaseUrl,
  )
  await sql(`SELECT pg_notify('channel_tokens', '')`, [], at.databaseUrl)
  // The app writes what it knows; an unknown token would cost one of the few look-ups an address has in a minute.
  const known = () => readFileSync(join(at.dataDir, 'channel-tokens.json'), 'utf8').includes(hash.toString('hex'))
  if (!expiresAt) await expect.poll(known, { timeout: 10_000, interval: 10 }).toBe(true)
}

/** Somebody who may own leads. */
export async function userOf(columns: { login?: string; active?: boolean } = {}) {
  const id = uuidv7()
  const user = { id, name: `Pessoa ${id.slice(-6)}`, email: `pessoa.${id.slice(-12)}@aurora.example` }
  const values = [id, user.email, columns.login ?? null, user.name, columns.active ?? true]
  await sql(`INSERT INTO users (id, email, login, name, role, active) VALUES ($1, $2, $3, $4, 'manager', $5)`, values)
  return user
}

/** An invented visitor whom no other test knows. */
export function someone() {
  const digits = String(randomInt(10_000_000, 99_999_999))
  const tag = randomBytes(5).toString('hex')
  return {
    name: `Visitante de Teste ${tag}`,
    email: `visita.${tag}@example.com`,
    phone: `+55119${digits}`,
    key: `5511${digits}M`,
    number: String(randomInt(1_000_000, 2_000_000_000)),
    description: null as string | null,
    chats_count: 1,
  }
}

/** A chat number that no other test uses. */
export function chatNumber(): number {
  return randomInt(1_000_000, 2_000_000_000)
}

/** An operator whom no other test knows. */
export function operatorOf(overrides: Body = {}) {
  const id = String(randomInt(1_000_000, 2_000_000_000))
  return {
    id,
    name: `Operador ${id}`,
    email: `operador.${id}@jivo.example`,
    phone: null as string | null,
    ...overrides,
  }
}

/** Posts an event that must be taken, and answers Jivo's view of it once its effects are in the database. */
export async function send(channel: Channel, event: unknown, at: AppAddress = app()) {
  const { status, json } = await postJivo(channel.token, event, at)
  expect({ status, result: json?.result }).toEqual({ status: 200, result: 'ok' })
  // Where the machine is too busy to do it in time, the app answers first and works off its spool afterwards.
  await expect.poll(() => spooled(at), { timeout: 25_000, interval: 20 }).toEqual([])
  return json
}

/** Events that wait for the database, as names of files. */
export function spooled(at: AppAddress): string[] {
  const folder = join(at.dataDir, 'spool')
  return existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.json')) : []
}

/** The contacts that have been reached over a channel, merged ones left out. */
export function contactsOf(channel: Channel) {
  return sql(
    `SELECT DISTINCT c.* FROM contacts c WHERE c.merged_into_id IS NULL AND (
       c.id IN (SELECT contact_id FROM chats WHERE channel_id = $1) OR c.id IN (SELECT contact_id FROM identifiers WHERE channel_id = $1)
       OR c.id IN (SELECT contact_id FROM leads WHERE channel_id = $1)) ORDER BY c.id`,
    [channel.id],
  )
}

export function chatsOf(channel: Channel) {
  return sql('SELECT * FROM chats WHERE channel_id = $1 ORDER BY created_at, id', [channel.id])
}

export function leadsOf(channel: Channel) {
  return sql(
    'SELECT l.*, u.name AS manager_name FROM leads l LEFT JOIN users u ON u.id = l.manager_id WHERE l.channel_id = $1 ORDER BY l.number',
    [channel.id],
  )
}

export function deliveriesOf(channel: Channel) {
  return sql('SELECT * FROM deliveries WHERE channel_id = $1 ORDER BY seq', [channel.id])
}

export function tasksOf(channel: Channel) {
  return sql(
    'SELECT t.* FROM tasks t JOIN leads l ON l.id = t.lead_id WHERE l.channel_id = $1 ORDER BY t.created_at, t.id',
    [channel.id],
  )
}

export function identifiersOf(contactId: string, kind: 'email' | 'phone' | 'visitor') {
  return sql('SELECT * FROM identifiers WHERE contact_id = $1 AND kind = $2 ORDER BY first_seen_at, id', [
    contactId,
    kind,
  ])
}

/** Open and settled questions that name a contact. */
export function conflictsOf(contactId: string) {
  return sql('SELECT * FROM conflicts WHERE contact_id = $1 OR other_contact_id = $1 ORDER BY first_seen_at, id', [
    contactId,
  ])
}

/** The contact whose live identifier this is. */
export async function ownerOf(key: string): Promise<string | undefined> {
  const rows = await sql('SELECT contact_id FROM identifiers WHERE key = $1 AND NOT shared AND NOT candidate', [key])
  return rows[0]?.contact_id as string | undefined
}

/** The codes of why the latest delivery of a channel did what it did. */
export async function latestWhy(channel: Channel, at: AppAddress = app()): Promise<string[]> {
  const [row] = await sql(
    'SELECT why FROM deliveries WHERE channel_id = $1 ORDER BY seq DESC LIMIT 1',
    [channel.id],
    at.databaseUrl,
  )
  return (row?.why as { code: string }[]).map(({ code }) => code)
}
