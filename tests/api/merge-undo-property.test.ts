import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mergeContacts } from '@/lib/identity/merge-mutations'
import { undoMerge } from '@/lib/identity/unmerge-mutations'
import { sql } from '../support/app'
import { countRows, digest } from '../support/contact-rows'
import {
  channel,
  chat,
  conflict,
  identifier,
  insert,
  lead,
  person,
  someEmail,
  somePhone,
  visitor,
} from '../support/rows'
import { write } from '../support/transaction'

const now = new Date('2026-05-05T13:42:00.000Z')

/** A contact in a few strokes: which of the values in play it has, and how much hangs on it. */
const drawn = fc.record({
  name: fc.constantFrom(null, 'Ana', 'Bia Souza', ''),
  description: fc.constantFrom(null, 'mornings', 'afternoons'),
  organization: fc.constantFrom(null, 'Loja', ''),
  assigned_agent: fc.constantFrom(null, 'ana@jivo.example', 'bia@jivo.example'),
  tags: fc.subarray(['vip', 'atacado', 'natal']),
  custom_fields: fc.constantFrom({}, { size: '42' }, { size: '43', vat: '' }, { vat: '77' }),
  attributes: fc.constantFrom({}, { plan: 'pro' }, { plan: 'free', city: 'Recife' }),
  first_touch: fc.constantFrom(null, { at: '2026-01-02T03:04:05.000Z' }, { at: '2026-02-02T03:04:05.000Z' }),
  own: fc.record({ emails: fc.nat(2), phones: fc.nat(2) }),
  common: fc.subarray(['shared', 'candidate', 'text'] as const),
  verified: fc.boolean(),
  leads: fc.array(fc.nat(2), { maxLength: 2 }),
  notes: fc.nat(2),
  tasks: fc.nat(2),
  ignores: fc.subarray(['k-1', 'k-2']),
  asks: fc.subarray(['q-1', 'q-2']),
  pairs: fc.subarray(['kept', 'suspected', 'dismissed', 'question'] as const),
})

type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never
type Common = { shared: { raw: string; key: string }; candidate: { raw: string; key: string } }

async function make(side: Drawn, at: { site: string; third: string; common: Common; number: number }): Promise<string> {
  const { own, common, verified, leads, notes, tasks, ignores, asks, pairs, ...row } = side
  const emails = Array.from({ length: own.emails }, someEmail)
  const { id } = await person(null, { emails, phones: Array.from({ length: own.phones }, somePhone) }, row)
  for (const which of common) {
    const value = which === 'text' ? { raw: '98765-4321', key: null } : { ...at.common[which], [which]: true, verified }
    await identifier(id, 'phone', value, own.phones === 0 && which === common[0])
  }
  await visitor(id, at.site, String(at.number))
  let chatId: string | null = null
  for (const [index, chats] of leads.entries()) {
    const leadId = await lead(id, { title: `JivoChat #${at.number}${index} – ${row.name ?? 'x'}` })
    for (let count = 0; count < chats; count += 1)
      chatId = await chat(at.site, id, leadId, `${at.number}${index}${count}`)
    await insert('history', { at: now, contact_id: id, lead_id: leadId, kind: 'lead.created', data: {} })
  }
  for (let count = 0; count < notes; count += 1)
    await insert('notes', { contact_id: id, text: `note ${count}`, created_at: now })
  for (let count = 0; count < tasks; count += 1)
    await insert('tasks', { kind: 'manual', title: `task ${count}`, text: '', contact_id: id })
  for (const key of ignores)
    await insert('ignored_identifiers', {
      contact_id: id,
      kind: 'phone',
      key,
      raw: key,
      seen_count: 1,
      created_at: now,
    })
  for (const key of asks) await conflict({ kind: 'phone', contactId: id, key, value: key, chatId })
  await relate(id, at.third, pairs, chatId)
  return id
}

/** Answers and questions between a contact and another one. */
async function relate(id: string, other: string, pairs: readonly string[], chatId: string | null): Promise<void> {
  const [least_id, greatest_id] = [id, other].sort()
  const pair = { least_id, greatest_id }
  const state = pairs.includes('dismissed') ? 'dismissed' : 'open'
  const found = {
    reason: 'shared_phone',
    confidence: 40,
    value: 'x',
    found_at: now,
    state,
    dismissed_at: state === 'open' ? null : now,
  }
  if (pairs.includes('kept')) await insert('kept_pairs', { ...pair, key: 'p', created_at: now })
  if (pairs.includes('suspected') || state === 'dismissed') await insert('duplicates', { ...pair, ...found })
  if (!pairs.includes('question')) return
  const question = await conflict({
    kind: 'two_contacts',
    contactId: id,
    otherContactId: other,
    key: 'pair',
    value: 'x',
    chatId,
  })
  await insert('tasks', {
    kind: 'conflict',
    source_key: question,
    conflict_id: question,
    title: 'Decide',
    text: '',
    contact_id: id,
  })
}

it('whatever two contacts hold, a merge leaves nothing on the loser, and its undo the same data as before', async () => {
  const site = await channel()
  let number = 100
  await fc.assert(
    fc.asyncProperty(
      drawn,
      drawn,
      drawn.map(({ pairs }) => pairs),
      async (one, other, between) => {
        const common = { shared: somePhone(), candidate: somePhone() }
        const third = (await person('Caio')).id
        const survivorId = await make(one, { site, third, common, number: (number += 1) })
        const loserId = await make(other, { site, third, common, number: (number += 1) })
        await relate(survivorId, loserId, between, null)
        const ids = [survivorId, loserId, third]
        const before = await digest(ids)
        const merged = await write(tx => mergeContacts(tx, { survivorId, loserId, userId: null, now }))
        if (!merged.ok) throw new Error(merged.reason)
        const { conflicts: closed, ...left } = await countRows([loserId])
        expect({ left: Object.values(left).filter(Boolean), closed }).toEqual({
          left: [],
          closed: between.includes('question') ? 1 : 0,
        })
        expect(await primaries(survivorId)).toEqual(await kinds(survivorId))
        const undone = await write(tx => undoMerge(tx, { mergeId: merged.mergeId ?? '', userId: null, now }))
        expect(undone).toMatchObject({ ok: true, stays: { chats: [], leads: [], notes: [], values: [], fields: [] } })
        expect(await digest(ids)).toEqual(before)
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)

const kinds = (id: string) =>
  sql(`SELECT DISTINCT kind FROM identifiers WHERE contact_id = $1 AND kind <> 'visitor' ORDER BY kind`, [id])
const primaries = (id: string) =>
  sql('SELECT kind FROM identifiers WHERE contact_id = $1 AND is_primary ORDER BY kind', [id])
