import { describe, expect, it } from 'vitest'
import { mergeContacts, type Merging } from '@/lib/identity/merge-mutations'
import { moveChat } from '@/lib/identity/move-mutations'
import { undoMoveChat } from '@/lib/identity/unmove-mutations'
import { undoMerge } from '@/lib/identity/unmerge-mutations'
import { sql } from '../support/app'
import { childTables, countRows, digest } from '../support/contact-rows'
import {
  channel,
  chat,
  conflict,
  identifier,
  insert,
  lead,
  type Person,
  person,
  someEmail,
  somePhone,
  visitor,
} from '../support/rows'
import { write } from '../support/transaction'

const now = new Date('2026-05-05T13:42:00.000Z')
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)

const merge = (survivorId: string, loserId: string, more: Partial<Merging> = {}) =>
  write(tx => mergeContacts(tx, { survivorId, loserId, userId: null, now, ...more }))
const unmerge = (mergeId: string | null, at = now) =>
  write(tx => undoMerge(tx, { mergeId: mergeId ?? '', userId: null, now: at }))

/** Two people with a past: every kind of row on both, equal values, questions between them and with a third. */
async function twoPeople(): Promise<{
  ana: Person
  bia: Person
  third: Person
  site: string
  chats: string[]
  leads: string[]
}> {
  const [shared, gap, open] = [somePhone(), somePhone(), somePhone()]
  const site = await channel()
  const third = await person('Caio', { emails: [someEmail()] })
  const ana = await person(
    'Ana',
    { emails: [someEmail(), someEmail()], phones: [{ ...shared, shared: true }] },
    { tags: ['vip'], custom_fields: { size: '42', vat: '' } },
  )
  const bia = await person(
    'Bia Souza',
    { emails: [someEmail()], phones: [somePhone(), { ...shared, shared: true }] },
    {
      description: 'prefers the afternoon',
      organization: 'Loja',
      tags: ['vip', 'atacado'],
      custom_fields: { vat: '77', size: '43' },
      first_touch: { at: '2026-01-02T03:04:05.000Z' },
      created_at: new Date('2026-01-02T00:00:00Z'),
    },
  )
  await identifier(ana.id, 'phone', { ...gap, candidate: true }, false)
  await identifier(bia.id, 'phone', gap, false)
  await identifier(ana.id, 'phone', { raw: '98765-4321', key: null }, false)
  await identifier(bia.id, 'phone', { raw: '98765-4321', key: null }, false)
  await visitor(bia.id, site, '7')
  const leads = [
    await lead(ana.id, { title: 'JivoChat #1 – Ana' }),
    await lead(bia.id, { title: 'JivoChat #2 – Bia Souza' }),
  ]
  const chats = [
    await chat(site, ana.id, leads[0] as string, '1'),
    await chat(site, bia.id, leads[1] as string, '2', { visitor_number: '7' }),
  ]
  for (const [index, { id }] of [ana, bia].entries()) {
    const leadId = leads[index]
    await insert('tasks', { kind: 'manual', title: 'Call', text: '', contact_id: id, lead_id: leadId })
    await insert('tasks', { kind: 'manual', title: 'Write', text: '', contact_id: id })
    await insert('notes', { contact_id: id, lead_id: leadId, text: 'a note', created_at: now })
    await insert('history', { at: now, contact_id: id, kind: 'contact.created', data: {} })
    await insert('history', { at: now, contact_id: id, lead_id: leadId, kind: 'lead.created', data: {} })
    await insert('deliveries', {
      channel_id: site,
      received_at: now,
      outcome: 'handled',
      subject: 'chat:1',
      body: '\\x7b7d',
      body_hash: '\\x00',
      last_seen_at: now,
      answer: {},
      duration_ms: 3,
      contact_id: id,
      chat_id: chats[index],
    })
    await insert('ignored_identifiers', {
      contact_id: id,
      kind: 'phone',
      key: 'k-both',
      raw: 'k',
      seen_count: index,
      created_at: now,
    })
    await conflict({ kind: 'phone', contactId: id, key: open.key, value: open.raw, chatId: chats[index] })
    await conflict({
      kind: 'two_contacts',
      contactId: id,
      otherContactId: third.id,
      key: 'pair-key',
      value: 'x',
      chatId: chats[index],
    })
    const [least, greatest] = [id, third.id].sort()
    await insert('kept_pairs', { least_id: least, greatest_id: greatest, key: 'kept-key', created_at: now })
  }
  await insert('ignored_identifiers', {
    contact_id: bia.id,
    kind: 'phone',
    key: 'k-bia',
    raw: 'k',
    seen_count: 1,
    created_at: now,
  })
  const [least, greatest] = [ana.id, bia.id].sort()
  await insert('kept_pairs', { least_id: least, greatest_id: greatest, key: 'own-key', created_at: now })
  const between = await conflict({
    kind: 'two_contacts',
    contactId: ana.id,
    otherContactId: bia.id,
    key: 'between',
    value: 'x',
    chatId: chats[0] ?? null,
  })
  await insert('tasks', {
    kind: 'conflict',
    source_key: between,
    conflict_id: between,
    title: 'Decide',
    text: '',
    contact_id: ana.id,
  })
  for (const [one, other, state] of [
    [ana.id, bia.id, 'open'],
    [ana.id, third.id, 'open'],
    [bia.id, third.id, 'dismissed'],
  ] as const) {
    await suspect(one, other, state)
  }
  return { ana, bia, third, site, chats, leads }
}

/** A pair that the scan has found. */
async function suspect(one: string, other: string, state: 'open' | 'dismissed'): Promise<void> {
  const [least, greatest] = [one, other].sort()
  const found = { reason: 'same_name_and_city', confidence: 30, value: 'Ana, Recife', state, found_at: now }
  await insert('duplicates', {
    least_id: least,
    greatest_id: greatest,
    ...found,
    dismissed_at: state === 'open' ? null : now,
  })
}

const done = (result: Awaited<ReturnType<typeof merge>>) => {
  if (!result.ok) throw new Error(`refused: ${result.reason}`)
  return result
}

describe('a merge', () => {
  it('moves every row of every kind, and loses none', async () => {
    const { ana, bia } = await twoPeople()
    const before = await countRows([ana.id, bia.id])
    const result = done(await merge(ana.id, bia.id))
    // Three equal values stand once now, one ignored value, one kept pair and one suspected pair too, that of the two is
    // no question any more; the merge tells of itself.
    expect(await countRows([ana.id])).toEqual({
      ...before,
      ...{ identifiers: (before.identifiers ?? 0) - 3, ignored_identifiers: (before.ignored_identifiers ?? 0) - 1 },
      ...{
        kept_pairs: (before.kept_pairs ?? 0) - 2,
        duplicates: (before.duplicates ?? 0) - 2,
        history: (before.history ?? 0) + 1,
      },
    })
    // Of the loser only the question between the two still speaks, and it is closed.
    const left = await countRows([bia.id])
    expect(left).toEqual({
      ...Object.fromEntries([...(await childTables()).keys()].map(table => [table, 0])),
      conflicts: 1,
    })
    expect(await sql(`SELECT state FROM conflicts WHERE other_contact_id = $1`, [bia.id])).toEqual([
      { state: 'resolved' },
    ])
    expect(result.moves).toEqual({
      chats: 1,
      leads: 1,
      tasks: 2,
      notes: 1,
      conflicts: 3,
      emails: 1,
      phones: 1,
      history: 2,
    })
    const [books] = await sql('SELECT before, moved FROM merges WHERE id = $1', [result.mergeId])
    expect(books?.moved.droppedIdentifiers).toHaveLength(3)
  })

  it('counts beforehand exactly what it will move', async () => {
    const { ana, bia } = await twoPeople()
    const { moves } = done(await merge(ana.id, bia.id, { dryRun: true }))
    expect(await sql('SELECT merged_into_id FROM contacts WHERE id = $1', [bia.id])).toEqual([{ merged_into_id: null }])
    expect(done(await merge(ana.id, bia.id)).moves).toEqual(moves)
  })

  it('asks an equal question once', async () => {
    const { ana, bia, third } = await twoPeople()
    await merge(ana.id, bia.id)
    const open = await sql(
      `SELECT kind, seen_count FROM conflicts WHERE state = 'open' AND contact_id = $1 ORDER BY kind`,
      [ana.id],
    )
    expect(open).toEqual([
      { kind: 'phone', seen_count: 2 },
      { kind: 'two_contacts', seen_count: 2 },
    ])
    expect(
      await sql(`SELECT 1 FROM conflicts WHERE state = 'open' AND other_contact_id = $1`, [third.id]),
    ).toHaveLength(1)
  })

  it('answers a suspected pair for whoever the two have become, and withdraws the reminder of a closed question', async () => {
    const { ana, bia, third } = await twoPeople()
    const [reminder] = await sql(`SELECT id FROM tasks WHERE kind = 'conflict' AND contact_id = $1`, [ana.id])
    const { mergeId } = done(await merge(ana.id, bia.id))
    const pairs = `SELECT state FROM duplicates WHERE least_id = ANY($1::uuid[]) OR greatest_id = ANY($1::uuid[])`
    expect(await sql(pairs, [[ana.id, bia.id, third.id]])).toEqual([{ state: 'dismissed' }])
    expect(await sql('SELECT withdrawn_at FROM tasks WHERE id = $1', [reminder?.id])).toEqual([{ withdrawn_at: now }])
    await unmerge(mergeId)
    expect(await sql(`${pairs} ORDER BY state`, [[ana.id, bia.id, third.id]])).toEqual([
      { state: 'dismissed' },
      { state: 'open' },
      { state: 'open' },
    ])
    expect(await sql('SELECT withdrawn_at FROM tasks WHERE id = $1', [reminder?.id])).toEqual([{ withdrawn_at: null }])
  })

  it('fills what the survivor lacks, and keeps what it has', async () => {
    const { ana, bia } = await twoPeople()
    await merge(ana.id, bia.id)
    const [row] = await sql(
      'SELECT name, description, organization, tags, custom_fields, created_at, first_touch FROM contacts WHERE id = $1',
      [ana.id],
    )
    expect(row).toEqual({
      name: 'Ana',
      description: 'prefers the afternoon',
      organization: 'Loja',
      tags: ['vip', 'atacado'],
      custom_fields: { size: '42', vat: '77' },
      created_at: new Date('2026-01-02T00:00:00Z'),
      first_touch: { at: '2026-01-02T03:04:05.000Z' },
    })
    const [told] = await sql(
      `SELECT data->'left' AS left_behind FROM history WHERE contact_id = $1 AND kind = 'contact.merged'`,
      [ana.id],
    )
    expect(told?.left_behind).toEqual({ name: 'Bia Souza', 'customFields.size': '43' })
  })

  it('goes by the choices of the person: fields, stars, values to leave out', async () => {
    const { ana, bia } = await twoPeople()
    const [email] = await sql(`SELECT id FROM identifiers WHERE contact_id = $1 AND kind = 'email'`, [bia.id])
    const [text] = await sql(`SELECT id FROM identifiers WHERE contact_id = $1 AND key IS NULL`, [bia.id])
    const before = await digest([ana.id, bia.id])
    const choices = { name: 'loser', 'customFields.size': 'both' } as const
    const result = done(await merge(ana.id, bia.id, { choices, stars: { email: email?.id }, drop: [text?.id] }))
    expect(await sql('SELECT name, name_by_hand, custom_fields FROM contacts WHERE id = $1', [ana.id])).toEqual([
      { name: 'Bia Souza', name_by_hand: true, custom_fields: { size: '42 / 43', vat: '77' } },
    ])
    expect(
      await sql(`SELECT id FROM identifiers WHERE contact_id = $1 AND kind = 'email' AND is_primary`, [ana.id]),
    ).toEqual([{ id: email?.id }])
    expect(await sql(`SELECT id FROM identifiers WHERE contact_id = $1 AND key IS NULL`, [ana.id])).toEqual([])
    expect(await sql('SELECT title FROM leads WHERE contact_id = $1 ORDER BY title', [ana.id])).toEqual([
      { title: 'JivoChat #1 – Bia Souza' },
      { title: 'JivoChat #2 – Bia Souza' },
    ])
    expect(await unmerge(result.mergeId)).toMatchObject({ ok: true })
    expect(await digest([ana.id, bia.id])).toEqual(before)
  })

  it('resolves a chain in one step', async () => {
    const [a, b, c] = [
      await person('A', { emails: [someEmail()] }),
      await person('B', { emails: [someEmail()] }),
      await person('C'),
    ]
    const first = done(await merge(b.id, a.id))
    const second = done(await merge(c.id, b.id))
    expect(
      await sql('SELECT DISTINCT merged_into_id AS into FROM contacts WHERE id = ANY($1::uuid[])', [[a.id, b.id]]),
    ).toEqual([{ into: c.id }])
    expect(await unmerge(first.mergeId)).toEqual({ ok: false, reason: 'survivor_merged', intoId: c.id })
    expect(await unmerge(second.mergeId)).toMatchObject({ ok: true })
    expect(await sql('SELECT merged_into_id AS into FROM contacts WHERE id = $1', [a.id])).toEqual([{ into: b.id }])
    expect(await unmerge(first.mergeId)).toMatchObject({ ok: true })
  })

  it('is refused with itself, twice, with nobody, and from another version', async () => {
    const { ana, bia } = await twoPeople()
    expect(await merge(ana.id, ana.id)).toEqual({ ok: false, reason: 'itself' })
    expect(await merge(ana.id, '01900000-0000-7000-8000-000000000000')).toEqual({ ok: false, reason: 'not_found' })
    expect(await merge(ana.id, bia.id, { versions: { survivor: 1, loser: 9 } })).toEqual({
      ok: false,
      reason: 'changed',
    })
    expect(await merge(ana.id, bia.id, { choices: { name: 'both' } })).toEqual({
      ok: false,
      reason: 'not_offered',
      field: 'name',
    })
    done(await merge(ana.id, bia.id))
    expect(await merge(ana.id, bia.id)).toEqual({ ok: false, reason: 'merged', intoId: ana.id })
  })

  it('is done once when it is asked for twice with one id', async () => {
    const { ana, bia } = await twoPeople()
    const mergeId = '01910000-0000-7000-8000-' + String(Date.now()).slice(-12)
    const results = await Promise.all([merge(ana.id, bia.id, { mergeId }), merge(ana.id, bia.id, { mergeId })])
    expect(results.map(result => result.ok && result.mergeId)).toEqual([mergeId, mergeId])
    expect(results[0]).toEqual(results[1])
  })

  it('has one outcome when two people merge each into the other at once', async () => {
    const { ana, bia } = await twoPeople()
    const results = await Promise.all([merge(ana.id, bia.id), merge(bia.id, ana.id)])
    expect(results.filter(result => result.ok)).toHaveLength(1)
    expect(
      await sql('SELECT count(*)::int AS n FROM contacts WHERE id = ANY($1::uuid[]) AND merged_into_id IS NULL', [
        [ana.id, bia.id],
      ]),
    ).toEqual([{ n: 1 }])
  })
})

describe('undoing a merge', () => {
  it('leaves the same data as before', async () => {
    const { ana, bia } = await twoPeople()
    const before = await digest([ana.id, bia.id])
    const { mergeId } = done(await merge(ana.id, bia.id))
    expect(await unmerge(mergeId)).toMatchObject({ ok: true })
    expect(await digest([ana.id, bia.id])).toEqual(before)
  })

  it('returns a lead with the chats that came later, and lists what stays', async () => {
    const { ana, bia, site, leads } = await twoPeople()
    const { mergeId } = done(await merge(ana.id, bia.id))
    const later = { created_at: days(1), started_at: days(1) }
    const back = await chat(site, ana.id, leads[1] as string, '90', later)
    const stays = await chat(site, ana.id, leads[0] as string, '91', later)
    await insert('notes', { contact_id: ana.id, text: 'since then', created_at: days(1) })
    await sql(`UPDATE contacts SET description = 'mornings, really' WHERE id = $1`, [ana.id])
    const result = await unmerge(mergeId, days(2))
    expect(await sql('SELECT contact_id FROM chats WHERE id = $1', [back])).toEqual([{ contact_id: bia.id }])
    expect(await sql('SELECT contact_id FROM chats WHERE id = $1', [stays])).toEqual([{ contact_id: ana.id }])
    expect(result).toMatchObject({
      ok: true,
      stays: { chats: [{ label: '91' }], notes: [{ label: 'since then' }], fields: ['description'] },
    })
    const [{ n } = { n: -1 }] = await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM chats c JOIN leads l ON l.id = c.lead_id WHERE c.contact_id <> l.contact_id AND c.channel_id = $1`,
      [site],
    )
    expect(n).toBe(0)
  })

  it('restores questions, but not those that were settled since', async () => {
    const { ana, bia } = await twoPeople()
    const { mergeId } = done(await merge(ana.id, bia.id))
    const [asked] = await sql(`SELECT id FROM conflicts WHERE contact_id = $1 AND state = 'open' AND kind = 'phone'`, [
      ana.id,
    ])
    await sql(`UPDATE conflicts SET state = 'ignored', resolution = 'ignore', version = version + 1 WHERE id = $1`, [
      asked?.id,
    ])
    await unmerge(mergeId)
    expect(await sql('SELECT state FROM conflicts WHERE id = $1', [asked?.id])).toEqual([{ state: 'ignored' }])
    const open = await sql(`SELECT kind FROM conflicts WHERE contact_id = $1 AND state = 'open' ORDER BY kind`, [
      bia.id,
    ])
    expect(open).toEqual([{ kind: 'phone' }, { kind: 'two_contacts' }])
  })

  it('is possible once, and for thirty days', async () => {
    const { ana, bia } = await twoPeople()
    const { mergeId } = done(await merge(ana.id, bia.id))
    expect(await unmerge(mergeId, days(31))).toEqual({ ok: false, reason: 'expired' })
    expect(await unmerge(mergeId, days(29))).toMatchObject({ ok: true })
    expect(await unmerge(mergeId, days(29))).toEqual({ ok: false, reason: 'undone', by: null, at: days(29) })
  })
})

describe('moving a chat', () => {
  const move = (chatId: string, contactId: string) =>
    write(tx => moveChat(tx, { chatId, contactId, userId: null, now }))
  const back = (chatId: string, at = now) => write(tx => undoMoveChat(tx, { chatId, userId: null, now: at }))

  it('takes its lead, its tasks and its visitor number along, and comes back with them', async () => {
    const { ana, bia, chats, leads } = await twoPeople()
    const before = await digest([ana.id, bia.id])
    expect(await move(chats[1] as string, ana.id)).toMatchObject({ ok: true, contactId: ana.id, leadId: leads[1] })
    expect(await sql('SELECT contact_id, title FROM leads WHERE id = $1', [leads[1]])).toEqual([
      { contact_id: ana.id, title: 'JivoChat #2 – Ana' },
    ])
    expect(
      await sql(`SELECT contact_id FROM identifiers WHERE kind = 'visitor' AND contact_id = ANY($1::uuid[])`, [
        [ana.id, bia.id],
      ]),
    ).toEqual([{ contact_id: ana.id }])
    expect(await back(chats[1] as string)).toMatchObject({ ok: true, contactId: bia.id })
    const after = await digest([ana.id, bia.id])
    expect({
      ...after,
      history: after.history?.filter(row => !/chat\.moved|conflict\.(settled|undone)|identifier\.added/.test(row)),
    }).toEqual(before)
  })

  it('takes only itself and its tasks where the lead has other chats', async () => {
    const { ana, bia, site, leads } = await twoPeople()
    const second = await chat(site, bia.id, leads[1] as string, '3', { started_at: days(-1), last_event_at: days(-1) })
    await insert('tasks', {
      kind: 'offline_message',
      source_key: `${site}:chat:3`,
      title: 'Reply',
      text: '',
      contact_id: bia.id,
      lead_id: leads[1],
    })
    const result = await move(second, ana.id)
    const [open] = await sql('SELECT last_activity_at FROM leads WHERE id = $1', [leads[0]])
    expect(result).toMatchObject({ ok: true, leadId: leads[0] })
    expect(open?.last_activity_at).toEqual(days(-1))
    expect(await sql('SELECT contact_id, lead_id FROM tasks WHERE source_key = $1', [`${site}:chat:3`])).toEqual([
      { contact_id: ana.id, lead_id: leads[0] },
    ])
    expect(await back(second)).toMatchObject({ ok: true })
    expect(await sql('SELECT contact_id, lead_id, pinned FROM chats WHERE id = $1', [second])).toEqual([
      { contact_id: bia.id, lead_id: leads[1], pinned: false },
    ])
  })

  it('follows a merged contact, and refuses nobody and where it is', async () => {
    const { ana, bia, third, chats } = await twoPeople()
    await merge(third.id, bia.id)
    expect(await move(chats[0] as string, bia.id)).toMatchObject({ ok: true, contactId: third.id })
    expect(await move(chats[0] as string, third.id)).toEqual({ ok: false, reason: 'already_there' })
    expect(await move(chats[0] as string, '01900000-0000-7000-8000-000000000000')).toEqual({
      ok: false,
      reason: 'contact_not_found',
    })
    expect(await back(chats[0] as string, days(31))).toEqual({ ok: false, reason: 'expired' })
    expect(await back(chats[0] as string)).toMatchObject({ ok: true, contactId: ana.id })
    expect(await back(chats[0] as string)).toEqual({ ok: false, reason: 'nothing_to_undo' })
  })
})
