import { describe, expect, it } from 'vitest'
import type { Choice } from '@/lib/identity/choices'
import { findSettlersBetween } from '@/lib/identity/rights-queries'
import { settleConflict, type Settling } from '@/lib/identity/settle-mutations'
import { undoSettlement } from '@/lib/identity/unsettle-mutations'
import { sql } from '../support/app'
import { channel, chat, conflict, identifier, lead, person, someEmail, somePhone, user, visitor } from '../support/rows'
import { write } from '../support/transaction'

const now = new Date('2026-05-05T13:42:00.000Z')
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)

const settle = (conflictId: string, choice: Choice, more: Partial<Settling> = {}) =>
  write(tx => settleConflict(tx, { conflictId, choice, userId: null, now, ...more }))
const undo = (conflictId: string, at = now) => write(tx => undoSettlement(tx, { conflictId, userId: null, now: at }))

const values = (contactId: string) =>
  sql(
    `SELECT kind, key, is_primary, shared FROM identifiers WHERE contact_id = $1 ORDER BY kind, is_primary DESC, key`,
    [contactId],
  )
const keys = async (contactId: string, kind = 'phone') =>
  (await values(contactId)).filter(one => one.kind === kind).map(one => one.key)
const stateOf = async (id: string) =>
  (await sql('SELECT state, resolution, contact_id FROM conflicts WHERE id = $1', [id]))[0]
const placeOf = async (id: string) =>
  (await sql('SELECT contact_id, lead_id, pinned FROM chats WHERE id = $1', [id]))[0]
const kindsTold = async (contactId: string) =>
  (await sql('SELECT kind FROM history WHERE contact_id = $1 ORDER BY at, id', [contactId])).map(row => row.kind)

/** A contact with a phone, whose chat gave another one. */
async function phoneConflict(more: { verified?: boolean } = {}) {
  const [known, given] = [somePhone(), somePhone()]
  const ana = await person('Ana', { emails: [someEmail()], phones: [{ ...known, ...more }] })
  const site = await channel()
  const leadId = await lead(ana.id)
  const chatId = await chat(site, ana.id, leadId, '18')
  const id = await conflict({
    kind: 'phone',
    contactId: ana.id,
    key: given.key,
    value: given.raw,
    crm: known.raw,
    chatId,
  })
  return { id, ana, site, leadId, chatId, known, given }
}

/** The chat's e-mail is Ana's, its phone is Bia's. */
async function twoContacts() {
  const phone = somePhone()
  const ana = await person('Ana', { emails: [someEmail()] })
  const bia = await person('Bia', { emails: [someEmail()], phones: [phone] })
  const site = await channel()
  const leadId = await lead(ana.id)
  const chatId = await chat(site, ana.id, leadId, '22')
  const id = await conflict({
    kind: 'two_contacts',
    contactId: ana.id,
    otherContactId: bia.id,
    key: phone.key,
    value: phone.raw,
    chatId,
  })
  return { id, ana, bia, site, leadId, chatId, phone }
}

/** The visitor number is Ana's, the phone is Bia's, and so the chat went to Bia. */
async function visitorOfAnother() {
  const phone = somePhone()
  const ana = await person('Ana', { emails: [someEmail()] })
  const bia = await person('Bia', { phones: [phone] })
  const site = await channel()
  await visitor(ana.id, site, '48213')
  const leadId = await lead(bia.id)
  const chatId = await chat(site, bia.id, leadId, '30', { visitor_number: '48213' })
  const key = `${site}:48213`
  const id = await conflict({
    kind: 'two_contacts',
    contactId: bia.id,
    otherContactId: ana.id,
    keyKind: 'visitor',
    key,
    value: phone.raw,
    chatId,
  })
  return { id, ana, bia, site, chatId, phone, key }
}

describe('a phone that differs (row 4)', () => {
  it('is added as a second one, and the first stays primary', async () => {
    const { id, ana, known, given } = await phoneConflict()
    expect(await settle(id, 'add')).toMatchObject({ ok: true, contactId: ana.id })
    expect(await keys(ana.id)).toEqual([known.key, given.key])
    expect(await stateOf(id)).toMatchObject({ state: 'resolved', resolution: 'add' })
    expect(await kindsTold(ana.id)).toEqual(['identifier.added', 'conflict.settled'])
  })

  it('becomes primary, and the old one second', async () => {
    const { id, ana, known, given } = await phoneConflict()
    await settle(id, 'make_primary')
    expect(await keys(ana.id)).toEqual([given.key, known.key])
  })

  it('replaces the old one, which is gone and told in the history', async () => {
    const { id, ana, given } = await phoneConflict()
    await settle(id, 'replace')
    expect(await keys(ana.id)).toEqual([given.key])
    expect(await kindsTold(ana.id)).toContain('identifier.removed')
    expect(await sql('SELECT key FROM ignored_identifiers WHERE contact_id = $1', [ana.id])).toEqual([])
  })

  it('replaces the old one for good when nobody wants to be asked again', async () => {
    const { id, ana, known } = await phoneConflict()
    await settle(id, 'replace', { neverAskAgain: true })
    expect(await sql('SELECT key FROM ignored_identifiers WHERE contact_id = $1', [ana.id])).toEqual([
      { key: known.key },
    ])
  })

  it('is ignored for this contact', async () => {
    const { id, ana, known, given } = await phoneConflict()
    await settle(id, 'ignore')
    expect(await keys(ana.id)).toEqual([known.key])
    expect(await stateOf(id)).toMatchObject({ state: 'ignored', resolution: 'ignore' })
    expect(await sql('SELECT kind, key FROM ignored_identifiers WHERE contact_id = $1', [ana.id])).toEqual([
      { kind: 'phone', key: given.key },
    ])
  })

  it('belongs to another person, who gets the chat and its lead', async () => {
    const { id, ana, chatId, leadId, known, given } = await phoneConflict()
    const result = await settle(id, 'other_person')
    if (!result.ok || !result.newContactId) throw new Error('no new contact')
    expect(await keys(ana.id)).toEqual([known.key])
    expect(await keys(result.newContactId)).toEqual([given.key])
    expect(await placeOf(chatId)).toEqual({ contact_id: result.newContactId, lead_id: leadId, pinned: true })
    expect(await sql('SELECT contact_id FROM leads WHERE id = $1', [leadId])).toEqual([
      { contact_id: result.newContactId },
    ])
  })

  it('belongs to another person together with the other value of the same chat', async () => {
    const { id, ana, chatId } = await phoneConflict()
    const email = someEmail()
    const second = await conflict({ kind: 'email', contactId: ana.id, key: email, value: email, chatId })
    const result = await settle(id, 'other_person')
    if (!result.ok || !result.newContactId) throw new Error('no new contact')
    expect(await keys(result.newContactId, 'email')).toEqual([email])
    expect(await stateOf(second)).toMatchObject({ state: 'resolved' })
    expect(await undo(id)).toMatchObject({ ok: true })
    expect(await stateOf(second)).toMatchObject({ state: 'open', contact_id: ana.id })
    expect(await placeOf(chatId)).toMatchObject({ contact_id: ana.id, pinned: false })
  })

  it('is refused when it has become somebody else’s, with whose it is', async () => {
    const { id, given } = await phoneConflict()
    const bia = await person('Bia', { phones: [given] })
    expect(await settle(id, 'add')).toEqual({ ok: false, reason: 'taken', ownerId: bia.id, ownerName: 'Bia' })
    expect(await settle(id, 'merge')).toEqual({ ok: false, reason: 'not_offered' })
  })
})

describe('two contacts (row 5)', () => {
  it('are merged, and the first stays', async () => {
    const { id, ana, bia, phone, leadId } = await twoContacts()
    const result = await settle(id, 'merge')
    expect(result).toMatchObject({ ok: true, contactId: ana.id })
    expect(await keys(ana.id)).toEqual([phone.key])
    expect(await sql('SELECT merged_into_id FROM contacts WHERE id = $1', [bia.id])).toEqual([
      { merged_into_id: ana.id },
    ])
    expect(await stateOf(id)).toMatchObject({ state: 'resolved', resolution: 'merge' })
    expect(await undo(id)).toMatchObject({ ok: true })
    expect(await stateOf(id)).toMatchObject({ state: 'open', resolution: null })
    expect(await keys(bia.id)).toEqual([phone.key])
    expect(await sql('SELECT contact_id FROM leads WHERE id = $1', [leadId])).toEqual([{ contact_id: ana.id }])
  })

  it('stay two, and the phone moves', async () => {
    const { id, ana, bia, phone } = await twoContacts()
    const second = somePhone()
    await identifier(bia.id, 'phone', second, false)
    await settle(id, 'move')
    expect(await values(ana.id)).toContainEqual({ kind: 'phone', key: phone.key, is_primary: true, shared: false })
    expect(await values(bia.id)).toContainEqual({ kind: 'phone', key: second.key, is_primary: true, shared: false })
    expect(await undo(id)).toMatchObject({ ok: true })
    expect(await keys(bia.id)).toEqual([phone.key, second.key])
  })

  it('share the phone', async () => {
    const { id, ana, bia, phone } = await twoContacts()
    await settle(id, 'shared')
    const shared = { kind: 'phone', key: phone.key, is_primary: true, shared: true }
    expect(await values(ana.id)).toContainEqual(shared)
    expect(await values(bia.id)).toContainEqual(shared)
    expect(await undo(id)).toMatchObject({ ok: true })
    expect(await keys(ana.id)).toEqual([])
  })

  it('stay two, and the chat goes to the other with a lead of its own', async () => {
    const { id, ana, bia, site, leadId, chatId } = await twoContacts()
    const first = await chat(site, ana.id, leadId, '17', { started_at: new Date('2026-05-01T09:00:00Z') })
    await settle(id, 'belongs_to_other')
    const place = await placeOf(chatId)
    expect(place).toMatchObject({ contact_id: bia.id, pinned: true })
    expect(place?.lead_id).not.toBe(leadId)
    expect(await placeOf(first)).toMatchObject({ contact_id: ana.id, lead_id: leadId })
    expect(await sql('SELECT title FROM leads WHERE id = $1', [place?.lead_id])).toEqual([
      { title: 'JivoChat #22 – Bia' },
    ])
    expect(await undo(id)).toMatchObject({ ok: true })
    expect(await placeOf(chatId)).toEqual({ contact_id: ana.id, lead_id: leadId, pinned: false })
    expect(await sql('SELECT id FROM leads WHERE id = $1', [place?.lead_id])).toEqual([])
  })

  it('are kept apart for this phone', async () => {
    const { id, ana, bia, phone } = await twoContacts()
    await settle(id, 'keep')
    const [least, greatest] = [ana.id, bia.id].sort()
    expect(await sql('SELECT key FROM kept_pairs WHERE least_id = $1 AND greatest_id = $2', [least, greatest])).toEqual(
      [{ key: phone.key }],
    )
    expect(await undo(id)).toMatchObject({ ok: true })
    expect(await sql('SELECT key FROM kept_pairs WHERE least_id = $1', [least])).toEqual([])
  })
})

describe('a visitor number of another contact (row 0)', () => {
  it('loses its link', async () => {
    const { id, ana } = await visitorOfAnother()
    await settle(id, 'cut_link')
    expect(await keys(ana.id, 'visitor')).toEqual([])
    expect(await undo(id)).toMatchObject({ ok: true })
    expect(await keys(ana.id, 'visitor')).toHaveLength(1)
  })

  it('was right, so the phone moves to its contact and the chat with it', async () => {
    const { id, ana, bia, phone, chatId } = await visitorOfAnother()
    await settle(id, 'move')
    expect(await keys(ana.id)).toEqual([phone.key])
    expect(await keys(bia.id)).toEqual([])
    expect(await placeOf(chatId)).toMatchObject({ contact_id: ana.id, pinned: true })
    expect(await undo(id)).toMatchObject({ ok: true })
    expect(await placeOf(chatId)).toMatchObject({ contact_id: bia.id, pinned: false })
  })

  it('cannot be cut where the question is about a phone', async () => {
    const { id } = await twoContacts()
    expect(await settle(id, 'cut_link')).toEqual({ ok: false, reason: 'not_offered' })
  })
})

describe('settling', () => {
  it('of what stands between two contacts asks their owners, before a merge or “not the same person”', async () => {
    const [bia, lia] = [await user(), await user()]
    const between = (one: string, other: string) => write(tx => findSettlersBetween(one, other, tx))
    const pair = await twoContacts()
    await sql('UPDATE contacts SET owner_id = $2 WHERE id = $1', [pair.ana.id, bia])
    await sql('UPDATE contacts SET owner_id = $2 WHERE id = $1', [pair.bia.id, lia])
    expect((await between(pair.bia.id, pair.ana.id)).map(owners => owners.toSorted())).toEqual([[bia, lia].toSorted()])
    await settle(pair.id, 'keep')
    expect(await between(pair.ana.id, pair.bia.id)).toEqual([])
    const { ana, given } = await phoneConflict()
    const stranger = await person('Rui', { phones: [somePhone()] })
    expect(await between(ana.id, stranger.id)).toEqual([])
    await identifier(stranger.id, 'phone', given, false)
    expect(await between(ana.id, stranger.id)).toEqual([[null]])
  })

  it('tells the second of two managers who was first', async () => {
    const { id, ana } = await phoneConflict()
    const [first, second] = [await user('manager', 'Ana Prado'), await user('manager', 'Bruno Reis')]
    const results = await Promise.all([
      settle(id, 'add', { userId: first }),
      settle(id, 'make_primary', { userId: second }),
    ])
    const winner = results.findIndex(result => result.ok)
    expect(results[1 - winner]).toEqual({
      ok: false,
      reason: 'settled',
      by: winner === 0 ? 'Ana Prado' : 'Bruno Reis',
      at: now,
      choice: winner === 0 ? 'add' : 'make_primary',
    })
    expect(await keys(ana.id)).toHaveLength(2)
  })

  it('asks to look again when the contact is another one than the person saw', async () => {
    const { id, ana } = await phoneConflict()
    expect(await settle(id, 'add', { version: 7 })).toEqual({ ok: false, reason: 'changed', version: 1 })
    expect(await keys(ana.id)).toHaveLength(1)
  })

  it('does not know a conflict that is none', async () => {
    expect(await settle('01900000-0000-7000-8000-000000000000', 'add')).toEqual({ ok: false, reason: 'not_found' })
  })

  it('follows a merge that happens while it waits', async () => {
    const { id, ana, bia } = await twoContacts()
    const [merged, added] = await Promise.all([settle(id, 'merge'), settle(id, 'move')])
    expect([merged.ok, added.ok].filter(Boolean)).toHaveLength(1)
    const owners = await sql('SELECT count(*)::int AS n FROM identifiers WHERE contact_id = ANY($1::uuid[])', [
      [ana.id, bia.id],
    ])
    expect(owners).toEqual([{ n: 3 }])
  })
})

describe('undo', () => {
  it.each(['add', 'make_primary', 'replace', 'ignore', 'other_person'] as const)(
    'of “%s” leaves everything as it was',
    async choice => {
      const { id, ana, chatId } = await phoneConflict()
      const before = [await values(ana.id), await placeOf(chatId), await stateOf(id)]
      await settle(id, choice, { neverAskAgain: true })
      expect(await undo(id)).toMatchObject({ ok: true })
      expect([await values(ana.id), await placeOf(chatId), await stateOf(id)]).toEqual(before)
      expect(await sql('SELECT key FROM ignored_identifiers WHERE contact_id = $1', [ana.id])).toEqual([])
      expect(await kindsTold(ana.id)).toContain('conflict.undone')
    },
  )

  it('leads the address of the person who was split off back to the contact', async () => {
    const { id, ana } = await phoneConflict()
    const result = await settle(id, 'other_person')
    await undo(id)
    const other = result.ok ? result.newContactId : null
    expect(await sql('SELECT merged_into_id FROM contacts WHERE id = $1', [other])).toEqual([
      { merged_into_id: ana.id },
    ])
  })

  it('is refused when the value has changed since, and says what', async () => {
    const { id, ana, given } = await phoneConflict()
    await settle(id, 'add')
    await sql('DELETE FROM identifiers WHERE contact_id = $1 AND key = $2', [ana.id, given.key])
    expect(await undo(id)).toEqual({ ok: false, reason: 'changed', changed: [{ what: 'phone', value: given.raw }] })
    expect(await stateOf(id)).toMatchObject({ state: 'resolved' })
  })

  it('is not stopped by the value being seen again', async () => {
    const { id, ana, given } = await phoneConflict()
    await settle(id, 'add')
    await sql('UPDATE identifiers SET last_seen_at = $2, e164 = $3 WHERE key = $1', [
      given.key,
      days(1),
      '+5511987654321',
    ])
    expect(await undo(id)).toMatchObject({ ok: true })
    expect(await keys(ana.id)).toHaveLength(1)
  })

  it('is refused when another primary was chosen since', async () => {
    const { id, ana, known, given } = await phoneConflict()
    await settle(id, 'make_primary')
    await sql('UPDATE identifiers SET is_primary = false WHERE key = $1', [given.key])
    await sql('UPDATE identifiers SET is_primary = true WHERE key = $1', [known.key])
    expect(await undo(id)).toMatchObject({ ok: false, reason: 'changed' })
    expect(await keys(ana.id)).toEqual([known.key, given.key])
  })

  it('is refused when the person who was split off has been heard of again', async () => {
    const { id, site } = await phoneConflict()
    const result = await settle(id, 'other_person')
    const other = (result.ok && result.newContactId) || ''
    await chat(site, other, await lead(other), '99')
    expect(await undo(id)).toMatchObject({ ok: false, reason: 'changed', changed: [{ what: 'contact' }] })
  })

  it('is possible for thirty days and not longer', async () => {
    const { id } = await phoneConflict()
    await settle(id, 'add')
    expect(await undo(id, days(31))).toEqual({ ok: false, reason: 'expired' })
    expect(await undo(id, days(30))).toMatchObject({ ok: true })
    expect(await undo(id)).toEqual({ ok: false, reason: 'open' })
  })
})
