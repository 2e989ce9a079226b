import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { keepApart } from '@/lib/identity/apart-mutations'
import { mergeContacts } from '@/lib/identity/merge-mutations'
import { settleConflict } from '@/lib/identity/settle-mutations'
import { undoMerge } from '@/lib/identity/unmerge-mutations'
import { undoSettlement } from '@/lib/identity/unsettle-mutations'
import { api, app, sql } from '../support/app'
import { crm } from '../support/crm'
import { channel, chat, conflict, identifier, lead, type Person, person, someEmail, somePhone } from '../support/rows'
import { scanner } from '../support/scan'
import { write } from '../support/transaction'

let tools: ReturnType<typeof scanner>
let site: string
beforeAll(async () => {
  tools = scanner()
  site = await channel()
})

const now = new Date('2026-05-05T13:42:00.000Z')
const word = () =>
  randomUUID()
    .replace(/[^a-f]/g, '')
    .padEnd(6, 'x')
const fullName = () => `Teste${word()} Silva${word()}`
const justName = (name = fullName()) => person(name, { emails: [someEmail()] })

/** Somebody with a chat from a city. */
async function fromCity(name: string, city: string): Promise<Person> {
  const made = await justName(name)
  const geo = { city, country: 'Brasil', countryCode: 'BR', region: 'SP' }
  await chat(site, made.id, await lead(made.id), randomUUID(), { geo })
  return made
}

const byId = (one: Person, other: Person) => [one.id, other.id].toSorted()
const open = async (who: Person) => (await api(`/api/v1/duplicates?contactId=${who.id}`)).json.data
const dismiss = (id: string) => api(`/api/v1/duplicates/${id}/dismiss`, { method: 'POST' })

/** Two people with one ending: 98765-4321 beside (11) 98765-4321. */
async function alike(): Promise<{ whole: Person; part: Person; ending: string }> {
  const phone = somePhone()
  const whole = await person(fullName(), { phones: [phone] })
  const ending = phone.raw.replace(/^\(\d\d\) /, '')
  const part = await person(fullName(), { emails: [someEmail()] })
  await identifier(part.id, 'phone', { raw: ending, key: null }, true)
  return { whole, part, ending }
}

/** Two people whom a conflict about a phone names, which somebody left as it was. */
async function keptAsTheyAre() {
  const phone = somePhone()
  const [one, other] = [await justName(), await person(fullName(), { phones: [phone] })]
  const conflictId = await conflict({
    kind: 'two_contacts',
    contactId: one.id,
    otherContactId: other.id,
    key: phone.key,
    value: phone.raw,
  })
  const settled = await write(tx => settleConflict(tx, { conflictId, choice: 'keep', userId: null, now }))
  expect(settled.ok).toBe(true)
  return { one, other, conflictId, phone }
}

describe('the search for duplicates', () => {
  it('finds each reason with its confidence, and answers pairs by their contacts', async () => {
    const kept = await keptAsTheyAre()
    const { whole, part, ending } = await alike()
    const shared = somePhone()
    const family = [
      await person(fullName(), { phones: [{ ...shared, shared: true }] }),
      await person(fullName(), { phones: [{ ...shared, shared: true }] }),
    ] as const
    const name = fullName()
    const namesakes = [await fromCity(name, 'São José'), await fromCity(name.toUpperCase(), 'Sao Jose')] as const
    const elsewhere = await fromCity(name, 'Recife')
    const answer = await crm<{ scanned: number; found: number; open: number }>(app(), 'duplicates', 'scan')
    expect(answer).toMatchObject({ scanned: expect.any(Number), found: expect.any(Number), open: expect.any(Number) })
    expect(await open(kept.one)).toEqual([
      {
        id: expect.any(String),
        contacts: byId(kept.one, kept.other),
        reason: 'kept_apart',
        confidence: 90,
        value: expect.any(String),
        state: 'open',
        foundAt: expect.any(String),
      },
    ])
    expect(await open(part)).toMatchObject([
      { contacts: byId(whole, part), reason: 'same_ending', confidence: 60, value: ending },
    ])
    expect(await open(family[0])).toMatchObject([{ contacts: byId(...family), reason: 'shared_phone', confidence: 40 }])
    expect(await open(namesakes[1])).toMatchObject([
      { contacts: byId(...namesakes), reason: 'same_name_and_city', confidence: 30 },
    ])
    expect(await open(elsewhere)).toEqual([])
  })

  it('remembers for everybody that a pair was dismissed, over later searches', async () => {
    const { whole, part } = await alike()
    await tools.scan()
    const [pair] = await open(part)
    const first = await dismiss(pair.id)
    expect(first).toMatchObject({ status: 200, json: { id: pair.id, state: 'dismissed' } })
    expect(await open(part)).toEqual([])
    const [row] = await sql('SELECT dismissed_at, dismissed_by_id FROM duplicates WHERE id = $1', [pair.id])
    expect((await dismiss(pair.id)).json).toEqual(first.json)
    await tools.scan()
    expect(await open(whole)).toEqual([])
    expect(await sql('SELECT dismissed_at, dismissed_by_id FROM duplicates WHERE id = $1', [pair.id])).toEqual([row])
  })

  it('lets go of what it no longer finds', async () => {
    const { part } = await alike()
    await tools.scan()
    expect(await open(part)).toHaveLength(1)
    await sql(`DELETE FROM identifiers WHERE contact_id = $1 AND kind = 'phone'`, [part.id])
    await tools.scan(new Date(Date.now() + 1000))
    expect(await open(part)).toEqual([])
  })

  it('comes to the same when it is interrupted and goes on', async () => {
    const pairs = await Promise.all(Array.from({ length: 6 }, alike))
    const id = await tools.begin()
    const stop = new AbortController()
    const options = { now: new Date(), contactsAStep: 5 }
    const running = tools.runScan(id, { ...options, signal: stop.signal })
    await expect
      .poll(() => sql('SELECT 1 FROM duplicate_scans WHERE id = $1 AND cursor IS NOT NULL', [id]))
      .toHaveLength(1)
    stop.abort()
    await running
    expect(await tools.toItsEnd(id, { ...options, contactsAStep: 500 })).toMatchObject({ finishedAt: expect.any(Date) })
    for (const { whole, part } of pairs) expect(await open(part)).toMatchObject([{ contacts: byId(whole, part) }])
    const [counted] = await sql(
      `SELECT scanned >= (SELECT count(*) FROM contacts WHERE id = ANY($2::uuid[])) AS all FROM duplicate_scans WHERE id = $1`,
      [id, pairs.flatMap(({ whole, part }) => [whole.id, part.id])],
    )
    expect(counted).toEqual({ all: true })
  })

  it('makes few rows of a name that five hundred people of one city have', async () => {
    const name = fullName()
    const made = await sql<{ id: string }>(
      `INSERT INTO contacts (id, name) SELECT gen_random_uuid(), $1 FROM generate_series(1, 500) RETURNING id`,
      [name],
    )
    const ids = made.map(row => row.id)
    const leadId = await lead((await justName()).id)
    await sql(
      `INSERT INTO chats (id, channel_id, natural_key, kind, state, contact_id, lead_id, started_at, last_event_at, geo)
       SELECT gen_random_uuid(), $1, 'chat:' || id, 'chat', 'finished', id, $2, now(), now(), '{"city":"Santos"}'
       FROM unnest($3::uuid[]) id`,
      [site, leadId, ids],
    )
    await tools.scan()
    const [rows] = await sql(
      `SELECT count(*)::int AS pairs, count(DISTINCT p.id)::int AS people FROM duplicates d
       JOIN unnest($1::uuid[]) p (id) ON p.id IN (d.least_id, d.greatest_id)`,
      [ids],
    )
    expect(rows).toEqual({ pairs: 2 * (499 * 5 - 10), people: 500 })
    await sql('DELETE FROM contacts WHERE id = ANY($1::uuid[])', [ids])
  })

  it('begins once when two ask for it at once', async () => {
    const ids = await Promise.all([tools.begin(), tools.begin()])
    expect(new Set(ids).size).toBeGreaterThan(0)
    const running = await sql('SELECT 1 FROM duplicate_scans WHERE finished_at IS NULL')
    expect(running.length).toBeLessThanOrEqual(1)
    await Promise.all(ids.map(id => tools.toItsEnd(id, { now: new Date() })))
  })
})

describe('a suspected pair', () => {
  it('comes with “keep as is”, and goes when that is taken back', async () => {
    const { one, other, conflictId, phone } = await keptAsTheyAre()
    expect(await open(one)).toMatchObject([{ contacts: byId(one, other), reason: 'kept_apart', value: phone.raw }])
    expect(await write(tx => undoSettlement(tx, { conflictId, userId: null, now }))).toMatchObject({ ok: true })
    expect(await open(one)).toEqual([])
  })

  it('is dismissed by saying on the merge screen that the two are not the same person', async () => {
    const { one, other } = await keptAsTheyAre()
    const [pair] = await open(one)
    const said = await write(tx => keepApart(tx, { oneId: other.id, otherId: one.id, userId: null, now }))
    expect(said).toEqual({ ok: true, settled: [], duplicateId: pair.id })
    await tools.scan()
    expect(await open(one)).toEqual([])
  })

  it('is never made of two people of whom that was said before', async () => {
    const { whole, part } = await alike()
    await write(tx => keepApart(tx, { oneId: whole.id, otherId: part.id, userId: null, now }))
    await tools.scan()
    expect(await open(part)).toEqual([])
  })

  it('goes when the two become one, and comes back when that is undone', async () => {
    const { whole, part } = await alike()
    await tools.scan()
    const before = await open(part)
    const merged = await write(tx => mergeContacts(tx, { survivorId: whole.id, loserId: part.id, userId: null, now }))
    if (!merged.ok || !merged.mergeId) throw new Error('not merged')
    expect(await open(whole)).toEqual([])
    expect((await dismiss(before[0].id)).status).toBe(404)
    const { mergeId } = merged
    expect(await write(tx => undoMerge(tx, { mergeId, userId: null, now }))).toMatchObject({ ok: true })
    expect(await open(part)).toEqual(before)
  })

  it('follows the person who became part of another one, dismissed ones too', async () => {
    const [{ whole, part }, dismissed, survivor] = [await alike(), await alike(), await justName()]
    await tools.scan()
    await dismiss((await open(dismissed.part))[0].id)
    for (const loser of [part, dismissed.part]) {
      const merging = { survivorId: survivor.id, loserId: loser.id, userId: null, now }
      expect(await write(tx => mergeContacts(tx, merging))).toMatchObject({ ok: true })
    }
    expect(await open(whole)).toMatchObject([{ contacts: byId(whole, survivor) }])
    await tools.scan()
    expect(await open(whole)).toMatchObject([{ contacts: byId(whole, survivor) }])
    expect(await open(dismissed.whole)).toEqual([])
  })
})

it('an unknown pair is 404, for reading and for dismissing', async () => {
  expect((await dismiss(randomUUID())).status).toBe(404)
  expect((await api(`/api/v1/duplicates/${randomUUID()}`)).status).toBe(404)
  expect((await api('/api/v1/duplicates?reason=hunch')).status).toBe(400)
})

it('the list goes through all open pairs in pages', async () => {
  await Promise.all(Array.from({ length: 3 }, alike))
  await tools.scan()
  // Other tests leave pairs too: pages so large that there are a few of them.
  const [row] = await sql<{ pairs: number }>(`SELECT count(*)::int AS pairs FROM duplicates`)
  const limit = Math.max(2, Math.min(200, Math.floor((row?.pairs ?? 0) / 4)))
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const { json } = await api(`/api/v1/duplicates?limit=${limit}&cursor=${cursor}`)
    seen.push(...json.data.map((pair: { id: string }) => pair.id))
    cursor = json.nextCursor
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThanOrEqual(3)
})
