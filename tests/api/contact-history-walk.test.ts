import { beforeAll, describe, expect, it } from 'vitest'
import { writeContactFields } from '@/lib/contacts/field-mutations'
import { readHandValues } from '@/lib/contacts/hand-values'
import { forgetIgnored, insertNote, writeField, writeOwner } from '@/lib/contacts/mutations'
import { forgetApart, keepApart, togetherAgain } from '@/lib/identity/apart-mutations'
import type { Choice } from '@/lib/identity/choices'
import { addValues, editValue, renameContact, undoRemoval, type ValueEdit } from '@/lib/identity/contact-edit-mutations'
import { mergeContacts } from '@/lib/identity/merge-mutations'
import { moveChat } from '@/lib/identity/move-mutations'
import { undoMoveChat } from '@/lib/identity/unmove-mutations'
import { settleConflict } from '@/lib/identity/settle-mutations'
import { takeValue, undoTake } from '@/lib/identity/take-value-mutations'
import { undoMerge } from '@/lib/identity/unmerge-mutations'
import { undoSettlement } from '@/lib/identity/unsettle-mutations'
import { api, sql } from '../support/app'
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
  user,
  visitor,
  type Person,
} from '../support/rows'
import { write } from '../support/transaction'

// Whatever a person does to a contact is told in its history: who, when, from what and to what.

type Row = { kind: string; at: string; user: { name: string } | null; data: Record<string, unknown> }

const rules = { titleTemplate: '{name}', visitorWord: 'Visitante' }
let ana: string
let clock = Date.parse('2026-05-05T13:42:00.000Z')
const by = () => ({ userId: ana, now: new Date((clock += 60_000)) })

const historyOf = async (id: string): Promise<Row[]> =>
  (await api(`/api/v1/contacts/${id}/history?limit=100`)).json.data

/** What the history of a contact says of one deed: rows of its moment, each of whoever did it. */
async function told(id: string, deed: (by: { userId: string; now: Date }) => Promise<unknown>) {
  const doing = by()
  expect(await deed(doing)).toMatchObject({ ok: true })
  const rows = (await historyOf(id)).filter(row => row.at === doing.now.toISOString())
  expect(rows.map(({ user }) => user?.name)).toEqual(rows.map(() => 'Ana Prado'))
  return rows.map(({ kind, data }) => ({ kind, data }))
}
const says = (kind: string, data: object) =>
  expect.arrayContaining([expect.objectContaining({ kind, data: expect.objectContaining(data) })])

beforeAll(async () => {
  ana = await user('manager', 'Ana Prado')
})

describe('the history of a contact, by hand', () => {
  let lia: Person
  const email = someEmail()
  const idOf = async (raw: string) =>
    (await sql('SELECT id FROM identifiers WHERE contact_id = $1 AND raw = $2', [lia.id, raw]))[0]?.id as string
  const edit = (change: ValueEdit) => told(lia.id, doing => write(tx => editValue(tx, lia.id, change, rules, doing)))
  beforeAll(async () => {
    lia = await person('Lia', { emails: [email] })
  })

  it('tells the name and the description', async () => {
    const rename = await told(lia.id, doing =>
      write(tx => renameContact(tx, { contactId: lia.id, was: 'Lia', name: 'Lia Melo' }, rules, doing)),
    )
    expect(rename).toEqual(says('contact.field', { field: 'name', from: 'Lia', to: 'Lia Melo' }))
    const describing = { contactId: lia.id, field: 'description' as const, was: null, to: 'Compra em dezembro' }
    const described = await told(lia.id, doing => write(tx => writeField(tx, describing, doing)))
    expect(described).toEqual(says('contact.field', { field: 'description', from: null, to: 'Compra em dezembro' }))
  })

  it('tells whose it is', async () => {
    const [bia] = [await user('manager', 'Bia Nunes')]
    const given = await told(lia.id, doing =>
      write(tx => writeOwner(tx, { contactId: lia.id, was: null, ownerId: bia }, doing)),
    )
    expect(given).toEqual(says('contact.field', { field: 'owner', from: null, to: 'Bia Nunes' }))
    const taken = await told(lia.id, doing =>
      write(tx => writeOwner(tx, { contactId: lia.id, was: bia, ownerId: null }, doing)),
    )
    expect(taken).toEqual(says('contact.field', { field: 'owner', from: 'Bia Nunes', to: null }))
  })

  it('tells a value that is added, made primary, removed and brought back', async () => {
    const second = someEmail()
    const values = readHandValues('email', second)
    const added = await told(lia.id, doing =>
      write(tx => addValues(tx, lia.id, values.ok ? values.values : [], rules, doing)),
    )
    expect(added).toEqual(says('identifier.added', { kind: 'email', value: second }))
    expect(await edit({ does: 'primary', identifierId: await idOf(second), was: await idOf(email) })).toEqual(
      says('identifier.primary', { kind: 'email', from: email, to: second }),
    )
    const removed = await edit({ does: 'remove', identifierId: await idOf(second) })
    expect(removed).toEqual(says('identifier.removed', { kind: 'email', value: second }))
    const [{ id }] = (await sql(`SELECT id FROM history WHERE contact_id = $1 AND kind = 'identifier.removed'`, [
      lia.id,
    ])) as [{ id: string }]
    const restored = await told(lia.id, doing => write(tx => undoRemoval(tx, lia.id, id, rules, doing)))
    expect(restored).toEqual(says('identifier.added', { kind: 'email', value: second }))
  })

  it('tells a value that is mended, verified and shared, and no longer', async () => {
    await identifier(lia.id, 'phone', { raw: '98765-4321', key: null }, true)
    const identifierId = await idOf('98765-4321')
    const mended = await edit({ does: 'mend', identifierId, text: somePhone().raw })
    expect(mended).toEqual(
      says('contact.field', { field: 'phone', from: '98765-4321', to: expect.stringMatching(/^\+55/) }),
    )
    const [{ raw: phone }] = (await sql('SELECT raw FROM identifiers WHERE id = $1', [identifierId])) as [
      { raw: string },
    ]
    for (const [mark, on] of [
      ['verified', true],
      ['verified', false],
      ['shared', true],
      ['shared', false],
    ] as const) {
      const marked = await edit({ does: 'mark', identifierId, mark, on })
      expect(marked).toEqual(says('contact.field', { field: mark, from: on ? null : phone, to: on ? phone : null }))
    }
  })

  it('tells an ignored value that is asked about again', async () => {
    const { raw, key } = somePhone()
    await insert('ignored_identifiers', {
      contact_id: lia.id,
      kind: 'phone',
      key,
      raw,
      seen_count: 0,
      created_at: new Date(),
    })
    const asked = await told(lia.id, doing =>
      write(tx => forgetIgnored(tx, { contactId: lia.id, kind: 'phone', key }, doing)),
    )
    expect(asked).toEqual(says('identifier.asked_again', { kind: 'phone', value: raw }))
  })

  it('tells a field of the company’s own, and a note', async () => {
    const key = `walk_${ana.slice(-8)}`
    const field = await insert('fields', {
      entity: 'contact',
      key,
      name: 'Tamanho',
      type: 'text',
      choices: [],
      position: 999,
      created_at: new Date(),
    })
    const filled = await told(lia.id, doing =>
      write(tx => writeContactFields(tx, { contactId: lia.id, values: { [key]: '42' } }, doing)),
    )
    expect(filled).toEqual(says('contact.custom_field', { key, name: 'Tamanho', from: null, to: '42' }))
    await sql('DELETE FROM fields WHERE id = $1', [field])
    const noted = await told(lia.id, doing => write(tx => insertNote(tx, { contactId: lia.id, text: 'Ligou' }, doing)))
    expect(noted).toEqual(says('note.added', {}))
  })

  it('tells on both sides a value that is brought from another contact, and given back', async () => {
    const { raw, key } = somePhone()
    const rui = await person('Rui', { phones: [{ raw, key }] })
    const taking = { contactId: lia.id, holderId: rui.id, kind: 'phone' as const, key }
    let undo = ''
    const brought = await told(lia.id, doing =>
      write(async tx => {
        const result = await takeValue(tx, taking, { ...doing, rules })
        if (result.ok) undo = result.undo
        return result
      }),
    )
    expect(brought).toEqual(says('identifier.added', { value: raw, movedFromName: 'Rui' }))
    expect(await historyOf(rui.id)).toMatchObject([
      { kind: 'identifier.removed', data: { value: raw, movedToName: 'Lia Melo' } },
    ])
    const back = await told(rui.id, doing =>
      write(tx => undoTake(tx, { contactId: lia.id, historyId: undo }, { ...doing, rules })),
    )
    expect(back).toEqual(says('identifier.added', { value: raw, movedFromName: 'Lia Melo' }))
  })
})

describe('the history of two contacts', () => {
  it('tells a merge, and its undo on both', async () => {
    const [one, other] = [await person('Lia'), await person('Léa')]
    const merging = { survivorId: one.id, loserId: other.id }
    const merged = await told(one.id, doing => write(tx => mergeContacts(tx, { ...merging, ...doing })))
    expect(merged).toEqual(says('contact.merged', { loserName: 'Léa' }))
    const [{ id: mergeId }] = (await sql('SELECT id FROM merges WHERE survivor_id = $1', [one.id])) as [{ id: string }]
    const parted = await told(one.id, doing => write(tx => undoMerge(tx, { mergeId, ...doing })))
    expect(parted).toEqual(says('merge.undone', { loserName: 'Léa' }))
    expect(await historyOf(other.id)).toMatchObject([{ kind: 'merge.undone' }])
  })

  it('tells a chat that is moved, and its way back', async () => {
    const [one, other] = [await person('Lia'), await person('Léa')]
    const chatId = await chat(await channel(), one.id, await lead(one.id), '18')
    const moved = await told(one.id, doing => write(tx => moveChat(tx, { chatId, contactId: other.id, ...doing })))
    expect(moved).toEqual(says('chat.moved', { fromName: 'Lia', toName: 'Léa' }))
    const back = await told(other.id, doing => write(tx => undoMoveChat(tx, { chatId, ...doing })))
    expect(back).toEqual(says('chat.moved', { fromName: 'Léa', toName: 'Lia' }))
  })

  it('tells once, on both, that they are two people, and that this was taken back, whoever is asked', async () => {
    const [one, other] = [await person('Lia'), await person('Léa')]
    const pair = { oneId: one.id, otherId: other.id }
    const apart = await told(one.id, doing => write(tx => keepApart(tx, { ...pair, ...doing })))
    expect(apart).toEqual([{ kind: 'contact.kept_apart', data: { otherId: other.id, otherName: 'Léa' } }])
    expect(await historyOf(other.id)).toMatchObject([{ kind: 'contact.kept_apart', data: { otherName: 'Lia' } }])
    expect(await told(one.id, doing => write(tx => keepApart(tx, { ...pair, ...doing })))).toEqual([])
    const forgotten = await told(other.id, doing =>
      write(async tx => ({ ok: true, done: await forgetApart(tx, { ...pair, ...doing }) })),
    )
    expect(forgotten).toEqual([{ kind: 'contact.apart_undone', data: { otherId: one.id, otherName: 'Lia' } }])
    await write(tx => keepApart(tx, { ...pair, ...by() }))
    const asked = { contactId: one.id, otherIds: [other.id] }
    const together = await told(one.id, doing =>
      write(async tx => ({ ok: true, done: await togetherAgain(tx, { ...asked, ...doing }) })),
    )
    expect(together).toEqual(says('contact.apart_undone', { otherName: 'Léa' }))
  })
})

describe('the history of a conflict', () => {
  const settled = async (id: string, contactId: string, choice: Choice) => {
    const done = await told(contactId, doing => write(tx => settleConflict(tx, { conflictId: id, choice, ...doing })))
    expect(done).toEqual(says('conflict.settled', { conflictId: id, choice }))
    const undone = await told(contactId, doing => write(tx => undoSettlement(tx, { conflictId: id, ...doing })))
    expect(undone).toEqual(says('conflict.undone', { conflictId: id, choice }))
  }

  it.each(['add', 'make_primary', 'replace', 'ignore', 'other_person'] as const)(
    'tells “%s” of a value, and its undo',
    async choice => {
      const [known, given] = [somePhone(), somePhone()]
      const lia = await person('Lia', { emails: [someEmail()], phones: [known] })
      const chatId = await chat(await channel(), lia.id, await lead(lia.id), '18')
      const id = await conflict({
        kind: 'phone',
        contactId: lia.id,
        key: given.key,
        value: given.raw,
        crm: known.raw,
        chatId,
      })
      await settled(id, lia.id, choice)
    },
  )

  it.each(['merge', 'move', 'shared', 'belongs_to_other', 'keep'] as const)(
    'tells “%s” of two contacts, and its undo',
    async choice => {
      const phone = somePhone()
      const [lia, lea] = [
        await person('Lia', { emails: [someEmail()] }),
        await person('Léa', { emails: [someEmail()], phones: [phone] }),
      ]
      const chatId = await chat(await channel(), lia.id, await lead(lia.id), '22')
      const about = {
        kind: 'two_contacts' as const,
        contactId: lia.id,
        otherContactId: lea.id,
        key: phone.key,
        value: phone.raw,
        chatId,
      }
      await settled(await conflict(about), lia.id, choice)
    },
  )

  it('tells a visitor number whose link is cut, and its undo', async () => {
    const [lia, lea, site] = [await person('Lia'), await person('Léa', { phones: [somePhone()] }), await channel()]
    await visitor(lia.id, site, '48213')
    const chatId = await chat(site, lea.id, await lead(lea.id), '30', { visitor_number: '48213' })
    const about = {
      contactId: lea.id,
      otherContactId: lia.id,
      keyKind: 'visitor' as const,
      key: `${site}:48213`,
      value: '48213',
      chatId,
    }
    await settled(await conflict({ kind: 'two_contacts', ...about }), lea.id, 'cut_link')
  })
})
