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
  leadsOf,
  ownerOf,
  send,
  someone,
} from '@/tests/support/intake'
import { accepted, offlineMessage, updated } from '@/tests/samples/jivo-events'

const text = (value: string) => JSON.stringify(value).slice(1, -1)

describe('what is kept of them', () => {
  test('names are one clean line of at most 200 letters, composed', async () => {
    const names: [string, string | null][] = [
      ['  Ana \n\t Lima ', 'Ana Lima'],
      ['Jose\u0301', 'José'],
      ['a\u202eb\u0000c', 'abc'],
      ['é'.repeat(300), 'é'.repeat(200)],
      ['<b>Ana</b>', '<b>Ana</b>'],
      ['Visitante 48213', null],
    ]
    for (const [given, kept] of names) {
      const channel = await channelOf()
      await send(channel, accepted({ chat_id: chatNumber(), visitor: { ...someone(), name: given } }))
      expect(await contactsOf(channel)).toMatchObject([{ name: kept }])
    }
  })

  test('a phone typed into the name is a phone', async () => {
    const channel = await channelOf()
    const visitor = someone()
    await send(channel, accepted({ chat_id: chatNumber(), visitor: { ...visitor, name: visitor.phone, phone: null } }))
    expect(await ownerOf(visitor.key)).toBe((await contactsOf(channel))[0]!.id)
    expect(await contactsOf(channel)).toMatchObject([{ name: null }])
  })

  test('what is no e-mail and what is no whole phone stay as texts that match nobody', async () => {
    const channel = await channelOf()
    const odd = { email: 'ana arroba loja', phone: '98765-4321' }
    for (let person = 0; person < 2; person++)
      await send(channel, accepted({ chat_id: chatNumber(), visitor: { ...someone(), ...odd } }))
    const contacts = await contactsOf(channel)
    expect(contacts).toHaveLength(2)
    for (const { id } of contacts) {
      expect(await identifiersOf(id, 'email')).toMatchObject([
        { raw: odd.email, key: null, flag: 'invalid', is_primary: false },
      ])
      expect(await identifiersOf(id, 'phone')).toMatchObject([
        { raw: odd.phone, key: null, flag: 'missing_ddd', is_primary: true },
      ])
    }
  })

  test('a phone without DDD makes room for the whole number, and is an echo once that is known', async () => {
    const channel = await channelOf()
    const visitor = someone()
    const short = visitor.phone.slice(5)
    const chat_id = chatNumber()
    await send(channel, accepted({ chat_id, visitor: { ...visitor, phone: short } }))
    await send(channel, updated({ chat_id, visitor }))
    await send(
      channel,
      accepted({ chat_id: chatNumber(), visitor: { ...visitor, phone: `${short.slice(0, 5)}-${short.slice(5)}` } }),
    )
    const [contact] = await contactsOf(channel)
    const phones = await identifiersOf(contact!.id, 'phone')
    expect(phones.map(one => [one.key, one.is_primary])).toEqual([
      [null, false],
      [visitor.key, true],
    ])
    expect(await sql('SELECT 1 FROM conflicts WHERE contact_id = $1', [contact!.id])).toEqual([])
  })

  test('a number without + from abroad is a candidate: it matches nobody until a person confirms it', async () => {
    const channel = await channelOf()
    const visitor = someone()
    await send(channel, accepted({ chat_id: chatNumber(), visitor }))
    const session = { geoip: { country_code: 'RU', country: 'Russia' } }
    await send(
      channel,
      accepted({ chat_id: chatNumber(), session, visitor: { ...someone(), phone: visitor.phone.slice(3) } }),
    )
    const contacts = await contactsOf(channel)
    expect(contacts).toHaveLength(2)
    const rows = await sql('SELECT candidate, flag FROM identifiers WHERE key = $1 ORDER BY candidate', [visitor.key])
    expect(rows).toEqual([
      { candidate: false, flag: null },
      { candidate: true, flag: 'confirm_country' },
    ])
    const pairs = await sql('SELECT 1 FROM conflicts WHERE contact_id = ANY($1)', [contacts.map(one => one.id)])
    expect(pairs).toEqual([])
  })

  test('a candidate that comes again with + or from Brazil is a number from then on, and matches', async () => {
    const channel = await channelOf()
    const [plus, home] = [someone(), someone()]
    const session = { geoip: { country_code: 'PT', country: 'Portugal' } }
    for (const who of [plus, home]) {
      const bare = { ...who, phone: who.phone.slice(3) }
      await send(channel, accepted({ chat_id: chatNumber(), session, visitor: bare }))
      expect(await ownerOf(who.key)).toBeUndefined()
      await send(
        channel,
        accepted({ chat_id: chatNumber(), ...(who === plus ? { session, visitor: who } : { visitor: bare }) }),
      )
      const contactId = await ownerOf(who.key)
      expect(await identifiersOf(contactId!, 'phone')).toMatchObject([
        { e164: who.phone, flag: null, candidate: false, is_primary: true },
      ])
      expect(await conflictsOf(contactId!)).toEqual([])
      await send(channel, accepted({ chat_id: chatNumber(), visitor: { ...someone(), email: null, phone: who.phone } }))
      expect((await chatsOf(channel)).at(-1)!.contact_id).toBe(contactId)
    }
    expect(await contactsOf(channel)).toHaveLength(2)
  })

  test('a candidate that turns out to be foreign has the key of its country, and its number is kept once', async () => {
    const channel = await channelOf()
    const digits = `7999${String(chatNumber()).padStart(9, '1').slice(0, 7)}`
    const visitor = someone()
    const session = { geoip: { country_code: 'RU', country: 'Russia' } }
    await send(channel, accepted({ chat_id: chatNumber(), session, visitor: { ...visitor, phone: digits } }))
    await send(channel, accepted({ chat_id: chatNumber(), session, visitor: { ...visitor, phone: `+${digits}` } }))
    const contactId = await ownerOf(digits)
    expect(await identifiersOf(contactId!, 'phone')).toMatchObject([
      { e164: `+${digits}`, candidate: false, flag: null },
    ])
  })

  test('a candidate that turns out to be somebody else’s number is a question about the two', async () => {
    const channel = await channelOf()
    const [a, b] = [someone(), someone()]
    await send(channel, accepted({ chat_id: chatNumber(), visitor: b }))
    const session = { geoip: { country_code: 'PT', country: 'Portugal' } }
    await send(channel, accepted({ chat_id: chatNumber(), session, visitor: { ...a, phone: b.phone.slice(3) } }))
    await send(channel, accepted({ chat_id: chatNumber(), visitor: { ...a, phone: b.phone } }))
    const aId = (await ownerOf(a.email))!
    expect(await conflictsOf(aId)).toMatchObject([{ kind: 'two_contacts', contact_id: aId, key: b.key, state: 'open' }])
    expect(await ownerOf(b.key)).toBe(await ownerOf(b.email))
    expect(await identifiersOf(aId, 'phone')).toMatchObject([{ candidate: true }])
  })

  test('ids beyond 2^53 are exact', async () => {
    const channel = await channelOf()
    const huge = ['9007199254740993', '9007199254740995']
    for (const id of huge) {
      const body = JSON.stringify(
        offlineMessage({ chat_id: 'C', offline_message_id: 'O', visitor: { ...someone(), number: 'N' } }),
      )
      await send(channel, body.replace('"C"', id).replace('"O"', `1${id}`).replace('"N"', `2${id}`))
    }
    const rows = await chatsOf(channel)
    expect(rows.map(row => [row.jivo_chat_id, row.offline_message_id, row.visitor_number])).toEqual(
      huge.map(id => [id, `1${id}`, `2${id}`]),
    )
    expect((await leadsOf(channel))[0]!.title).toContain('#9007199254740993 – ')
  })

  test('NUL and lone surrogates are taken out, wherever they stand', async () => {
    const channel = await channelOf()
    const visitor = someone()
    const bad = '\\u0000\\ud800'
    const body = JSON.stringify(
      accepted({
        chat_id: chatNumber(),
        visitor,
        tags: [{ id: 1, title: 'TAG' }],
        page: { url: 'https://x.example/PAGE' },
      }),
    )
    await send(
      channel,
      body
        .replace(text(visitor.name), `${text(visitor.name)}${bad}`)
        .replace('TAG', `TAG${bad}`)
        .replace('PAGE', `PAGE${bad}`)
        .replace('{', `{"k${bad}":"${bad}",`),
    )
    const attributes = `{"event_name":"client_attribute_updated","client_id":"${visitor.number}","attributes":{"Ca${bad}rgo":"Ge${bad}rente"}}`
    await send(channel, attributes)
    expect(await contactsOf(channel)).toMatchObject([
      { name: visitor.name, tags: ['TAG'], attributes: { Cargo: 'Gerente' } },
    ])
    expect((await deliveriesOf(channel)).map(row => row.outcome)).toEqual(['handled', 'handled'])
  })

  test('bytes that are not UTF-8, and a byte order mark, cost nothing but the letters', async () => {
    const channel = await channelOf()
    const visitor = someone()
    const body = JSON.stringify(accepted({ chat_id: chatNumber(), visitor: { ...visitor, name: 'JosX' } }))
    await send(
      channel,
      Buffer.concat([Buffer.from('\ufeff'), Buffer.from(body.replace('JosX', 'Jos\u00e9'), 'latin1').subarray(0)]),
    )
    expect(await contactsOf(channel)).toMatchObject([{ name: 'Jos\ufffd' }])
    const [delivery] = await deliveriesOf(channel)
    expect(
      delivery!.body.equals(
        Buffer.concat([Buffer.from('\ufeff'), Buffer.from(body.replace('JosX', 'Jos\u00e9'), 'latin1')]),
      ),
    ).toBe(true)
  })

  test('of duplicate keys the last one counts', async () => {
    const channel = await channelOf()
    const { number } = someone()
    await send(
      channel,
      `{"event_name":"chat_finished","event_name":"chat_accepted","chat_id":1,"chat_id":${chatNumber()},"visitor":{"number":"${number}"}}`,
    )
    expect(await chatsOf(channel)).toMatchObject([{ state: 'running' }])
  })

  test('a text of markup or script in an answer is plain words', async () => {
    const channel = await channelOf()
    const visitor = { ...someone(), name: '<script>alert(1)</script> "><b>Ana' }
    await send(channel, accepted({ chat_id: chatNumber(), visitor }))
    const answer = await send(channel, accepted({ chat_id: chatNumber(), visitor: { ...visitor, name: 'Outra' } }))
    expect(JSON.stringify(answer.custom_data)).not.toMatch(/[<>]/)
    expect(answer.custom_data.length).toBeLessThanOrEqual(10)
  })
})
