import { describe, expect, test } from 'vitest'
import { sql } from '@/tests/support/app'
import {
  channelOf,
  chatNumber,
  chatsOf,
  conflictsOf,
  contactsOf,
  deliveriesOf,
  identifiersOf,
  latestWhy,
  leadsOf,
  ownerOf,
  send,
  someone,
} from '@/tests/support/intake'
import { accepted, updated } from '@/tests/samples/jivo-events'

const start = (visitor: object, chat_id = chatNumber()) => accepted({ chat_id, visitor: { ...visitor } })
const nothing = { name: null, email: null, phone: null, description: null }

/** Two people who have chatted before. */
async function knownPeople() {
  const channel = await channelOf()
  const [a, b] = [someone(), someone()]
  await send(channel, start(a))
  await send(channel, start(b))
  const [aId, bId] = [await ownerOf(a.email), await ownerOf(b.email)]
  return { channel, a, b, aId: aId!, bId: bId! }
}

async function values(contactId: string, kind: 'email' | 'phone') {
  return (await identifiersOf(contactId, kind)).map(one => [one.key, one.is_primary])
}

describe('the conflict policy', () => {
  test('row 0: an anonymous contact gives way to the person whom the chat then names, within the same event', async () => {
    const { channel, b, bId } = await knownPeople()
    const visitor = someone()
    const chatId = chatNumber()
    await send(channel, start({ ...nothing, number: visitor.number }, chatId))
    const anonymous = (await chatsOf(channel)).at(-1)!

    const answer = await send(
      channel,
      updated({ chat_id: chatId, visitor: { ...nothing, number: visitor.number, email: b.email } }),
    )

    expect(answer.crm_link).toContain(`/contacts/${bId}`)
    expect(answer.contact_info).toMatchObject({ name: b.name, phone: b.phone })
    expect(await latestWhy(channel)).toContain('gave_way')
    const [loser] = await sql('SELECT merged_into_id FROM contacts WHERE id = $1', [anonymous.contact_id])
    expect(loser?.merged_into_id).toBe(bId)
    const chat = (await chatsOf(channel)).at(-1)!
    expect(chat).toMatchObject({ id: anonymous.id, contact_id: bId, lead_id: anonymous.lead_id })
    const [lead] = await sql('SELECT contact_id, title FROM leads WHERE id = $1', [anonymous.lead_id])
    expect(lead).toEqual({ contact_id: bId, title: `JivoChat #${chatId} – ${b.name}` })
    expect(await conflictsOf(bId)).toEqual([])
    expect((await identifiersOf(bId, 'visitor')).map(one => one.raw)).toContain(visitor.number)
    expect(
      await sql('SELECT kind FROM history WHERE contact_id = $1 AND kind = $2', [bId, 'contact.merged']),
    ).toHaveLength(1)
  })

  test('row 0: a visitor number of a known contact with the e-mail of another: the chat goes to the other, both are a question', async () => {
    const { channel, a, b, aId, bId } = await knownPeople()
    await send(channel, start({ ...nothing, number: a.number, email: b.email }))
    expect((await chatsOf(channel)).at(-1)!.contact_id).toBe(bId)
    const conflicts = await conflictsOf(aId)
    expect(conflicts).toHaveLength(1)
    expect(conflicts[0]).toMatchObject({ kind: 'two_contacts', state: 'open', key_kind: 'visitor', seen_count: 1 })
    expect(new Set([conflicts[0]!.contact_id, conflicts[0]!.other_contact_id])).toEqual(new Set([aId, bId]))
    expect(await conflictsOf(bId)).toEqual(conflicts)
    expect(await values(aId, 'email')).toEqual([[a.email, true]])
    expect(await values(bId, 'email')).toEqual([[b.email, true]])
    expect((await identifiersOf(aId, 'visitor')).map(one => one.raw)).toEqual([a.number])
  })

  test('row 0b: a known visitor’s new values fill what the contact lacks; where it has another one, they are a question', async () => {
    const channel = await channelOf()
    const a = someone()
    const other = someone()
    await send(channel, start({ ...a, phone: null }))
    await send(channel, start({ ...nothing, number: a.number, phone: a.phone, email: other.email }))
    const aId = (await ownerOf(a.email))!
    expect(await values(aId, 'phone')).toEqual([[a.key, true]])
    expect(await values(aId, 'email')).toEqual([[a.email, true]])
    expect(await conflictsOf(aId)).toMatchObject([{ kind: 'email', crm_value: a.email, chat_value: other.email }])
  })

  test('row 1: when nothing matches, a new contact has both values as primaries', async () => {
    const channel = await channelOf()
    const a = someone()
    await send(channel, start(a))
    const [contact, ...more] = await contactsOf(channel)
    expect(more).toEqual([])
    expect(contact!.name).toBe(a.name)
    expect(await values(contact!.id, 'email')).toEqual([[a.email, true]])
    expect(await values(contact!.id, 'phone')).toEqual([[a.key, true]])
    expect(await conflictsOf(contact!.id)).toEqual([])
  })

  test('row 2: an e-mail of a contact brings the chat to it', async () => {
    const { channel, a, aId } = await knownPeople()
    await send(channel, start({ ...nothing, number: someone().number, email: ` ${a.email.toUpperCase()} ` }))
    expect((await chatsOf(channel)).at(-1)!.contact_id).toBe(aId)
    expect(await conflictsOf(aId)).toEqual([])
  })

  test.each([
    ['phone', 'email'],
    ['email', 'phone'],
  ] as const)('row 3: a contact without %s gets it as its primary, from this chat', async (missing, known) => {
    const channel = await channelOf()
    const a = someone()
    await send(channel, start({ ...a, [missing]: null }))
    await send(channel, start({ ...nothing, number: someone().number, [known]: a[known], [missing]: a[missing] }))
    const [contact, ...more] = await contactsOf(channel)
    expect(more).toEqual([])
    const [value] = await identifiersOf(contact!.id, missing)
    expect(value).toMatchObject({
      is_primary: true,
      source: 'chat',
      source_chat_id: (await chatsOf(channel)).at(-1)!.id,
    })
    expect(await conflictsOf(contact!.id)).toEqual([])
  })

  test('row 4: another phone for a known e-mail is a question, and the CRM’s stays primary', async () => {
    const { channel, a, aId } = await knownPeople()
    const other = someone()
    const answer = await send(
      channel,
      start({ ...nothing, number: someone().number, email: a.email, phone: other.phone }),
    )
    expect(await values(aId, 'phone')).toEqual([[a.key, true]])
    const chat = (await chatsOf(channel)).at(-1)!
    expect(chat.contact_id).toBe(aId)
    expect(await conflictsOf(aId)).toMatchObject([
      {
        kind: 'phone',
        state: 'open',
        crm_value: a.phone,
        chat_value: other.phone,
        chat_id: chat.id,
        other_contact_id: null,
      },
    ])
    expect(answer.contact_info).not.toHaveProperty('phone')
  })

  test('row 5: an e-mail of one contact and a phone of another: the chat goes to the first, both are a question, nothing is copied', async () => {
    const { channel, a, b, aId, bId } = await knownPeople()
    await send(channel, start({ ...nothing, number: someone().number, email: a.email, phone: b.phone }))
    expect((await chatsOf(channel)).at(-1)!.contact_id).toBe(aId)
    const conflicts = await conflictsOf(aId)
    expect(conflicts).toMatchObject([{ kind: 'two_contacts', contact_id: aId, other_contact_id: bId, key: b.key }])
    expect(await conflictsOf(bId)).toEqual(conflicts)
    expect(await values(aId, 'phone')).toEqual([[a.key, true]])
    expect(await values(bId, 'phone')).toEqual([[b.key, true]])
  })

  test('row 6: another e-mail for a known phone is a question, and the CRM’s stays primary', async () => {
    const { channel, a, aId } = await knownPeople()
    const other = someone()
    await send(channel, start({ ...nothing, number: someone().number, email: other.email, phone: a.phone }))
    expect(await values(aId, 'email')).toEqual([[a.email, true]])
    expect(await conflictsOf(aId)).toMatchObject([{ kind: 'email', crm_value: a.email, chat_value: other.email }])
  })

  test('row 7: a shared phone decides nothing: a new contact has it too, with a hint whom it may be', async () => {
    const { channel, a, aId } = await knownPeople()
    await sql('UPDATE identifiers SET shared = true WHERE contact_id = $1 AND kind = $2', [aId, 'phone'])
    await send(channel, start({ ...nothing, name: 'Parente', number: someone().number, phone: a.phone }))
    const chat = (await chatsOf(channel)).at(-1)!
    expect(chat.contact_id).not.toBe(aId)
    expect(await values(chat.contact_id, 'phone')).toEqual([[a.key, true]])
    expect(await conflictsOf(aId)).toEqual([])
    const why = (await deliveriesOf(channel)).at(-1)!.why as { code: string; hint?: string }[]
    expect(why.find(({ code }) => code === 'value_shared')?.hint).toBe(a.name)
  })

  test('row 7: with a shared phone the e-mail decides', async () => {
    const { channel, a, b, aId, bId } = await knownPeople()
    await sql('UPDATE identifiers SET shared = true WHERE contact_id = $1 AND kind = $2', [aId, 'phone'])
    await send(channel, start({ ...nothing, number: someone().number, email: b.email, phone: a.phone }))
    expect((await chatsOf(channel)).at(-1)!.contact_id).toBe(bId)
    expect(await conflictsOf(bId)).toEqual([])
    expect(await values(bId, 'phone')).toEqual([
      [b.key, true],
      [a.key, false],
    ])
  })

  test('row 8: the same number in another writing is no question; a writing with the ninth digit ends its flag', async () => {
    const channel = await channelOf()
    const a = someone()
    const digits = a.phone.slice(-8)
    await send(channel, start({ ...a, phone: `11 8${digits.slice(1)}` }))
    const [before] = await identifiersOf((await ownerOf(a.email))!, 'phone')
    expect(before).toMatchObject({ raw: `11 8${digits.slice(1)}`, flag: 'ninth_digit_added' })
    await send(
      channel,
      start({ ...nothing, number: someone().number, email: a.email, phone: `+55 (11) 98${digits.slice(1)}` }),
    )
    const phones = await identifiersOf((await ownerOf(a.email))!, 'phone')
    expect(phones).toMatchObject([
      { raw: before!.raw, e164: `+551198${digits.slice(1)}`, flag: null, is_primary: true },
    ])
    expect(await conflictsOf(phones[0]!.contact_id)).toEqual([])
    expect(await latestWhy(channel)).toContain('phone_completed')
  })

  test('row 9: another name is never a question; a placeholder gives way to it', async () => {
    const { channel, a, aId } = await knownPeople()
    await send(channel, start({ ...nothing, name: 'Outro Nome', number: a.number, email: a.email }))
    const name = async () => (await sql('SELECT name FROM contacts WHERE id = $1', [aId]))[0]!.name
    expect(await name()).toBe(a.name)
    expect(await conflictsOf(aId)).toEqual([])
    await sql(`UPDATE contacts SET name = 'Visitante 48213' WHERE id = $1`, [aId])
    await send(channel, start({ ...nothing, name: 'Nome Certo', number: a.number }))
    expect(await name()).toBe('Nome Certo')
  })

  test('row 10: another phone for a contact whose values are verified is a question, and the verified one stays primary', async () => {
    const { channel, a, aId } = await knownPeople()
    await sql('UPDATE identifiers SET verified = true WHERE contact_id = $1', [aId])
    await send(channel, start({ ...nothing, number: a.number, phone: someone().phone }))
    expect(await conflictsOf(aId)).toMatchObject([{ kind: 'phone', state: 'open' }])
    expect(await values(aId, 'phone')).toEqual([[a.key, true]])
  })

  test('row 11: a value ignored before is counted only, even when it belongs to somebody else', async () => {
    const { channel, a, b, aId } = await knownPeople()
    const ignore = `INSERT INTO ignored_identifiers (contact_id, kind, key, raw) VALUES ($1, 'phone', $2, $2)`
    const other = someone()
    await sql(ignore, [aId, other.key])
    await sql(ignore, [aId, b.key])
    await send(channel, start({ ...nothing, number: a.number, email: a.email, phone: other.phone }))
    await send(channel, start({ ...nothing, number: a.number, email: a.email, phone: b.phone }))
    expect(await conflictsOf(aId)).toEqual([])
    const counts = await sql('SELECT seen_count FROM ignored_identifiers WHERE contact_id = $1', [aId])
    expect(counts.map(row => row.seen_count)).toEqual([1, 1])
    expect(await latestWhy(channel)).toContain('value_ignored')
  })

  test('row 12: the same question is counted once a chat and is asked once', async () => {
    const { channel, a, aId } = await knownPeople()
    const other = someone()
    const brings = { ...nothing, number: a.number, phone: other.phone }
    const first = chatNumber()
    await send(channel, start(brings, first))
    await send(channel, updated({ chat_id: first, visitor: { ...brings, name: a.name } }))
    expect(await conflictsOf(aId)).toMatchObject([{ seen_count: 1 }])
    await send(channel, start(brings))
    expect(await conflictsOf(aId)).toMatchObject([{ seen_count: 2, state: 'open' }])
    const again = await conflictsOf(aId)
    expect(again[0]!.last_seen_at.getTime()).toBeGreaterThan(again[0]!.first_seen_at.getTime())
  })

  test('row 13: two new values in one chat are two questions', async () => {
    const { channel, a, aId } = await knownPeople()
    const [one, two] = [someone(), someone()]
    await send(channel, start({ ...nothing, number: a.number, email: one.email, phone: `${one.phone} / ${two.phone}` }))
    const conflicts = await conflictsOf(aId)
    expect(conflicts.map(({ kind, chat_value }) => [kind, chat_value]).sort()).toEqual(
      [
        ['email', one.email],
        ['phone', one.phone],
        ['phone', two.phone],
      ].sort(),
    )
  })

  test('row 14: the old value of a replaced one is an echo while it is kept, and a question again when it was deleted', async () => {
    const { channel, a, aId } = await knownPeople()
    const other = someone()
    await sql(`UPDATE identifiers SET is_primary = false WHERE contact_id = $1 AND kind = 'phone'`, [aId])
    await sql(
      `INSERT INTO identifiers (id, contact_id, kind, raw, key, e164, is_primary, source, first_seen_at, last_seen_at)
       VALUES (gen_random_uuid(), $1, 'phone', $2, $3, $2, true, 'hand', now(), now())`,
      [aId, other.phone, other.key],
    )
    await send(channel, start({ ...nothing, number: a.number, phone: a.phone }))
    expect(await conflictsOf(aId)).toEqual([])
    await sql('DELETE FROM identifiers WHERE contact_id = $1 AND key = $2', [aId, a.key])
    await send(channel, start({ ...nothing, number: a.number, phone: a.phone }))
    expect(await conflictsOf(aId)).toMatchObject([{ kind: 'phone', crm_value: other.phone, chat_value: a.phone }])
  })

  test('a pair that was kept as is is no question any more', async () => {
    const { channel, a, b, aId, bId } = await knownPeople()
    const [least, greatest] = [aId, bId].sort()
    await sql('INSERT INTO kept_pairs (least_id, greatest_id, key) VALUES ($1, $2, $3)', [least, greatest, b.key])
    await send(channel, start({ ...nothing, number: someone().number, email: a.email, phone: b.phone }))
    expect((await chatsOf(channel)).at(-1)!.contact_id).toBe(aId)
    expect(await conflictsOf(aId)).toEqual([])
  })

  test('with several leads of one person nothing of it makes another contact', async () => {
    const { channel, a } = await knownPeople()
    for (let chat = 0; chat < 3; chat++) await send(channel, start(a))
    expect(await contactsOf(channel)).toHaveLength(2)
    expect(await leadsOf(channel)).toHaveLength(2)
  })
})
