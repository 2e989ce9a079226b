import { describe, expect, test } from 'vitest'
import { postJivo, sql } from '@/tests/support/app'
import {
  channelOf,
  chatNumber,
  chatsOf,
  contactsOf,
  deliveriesOf,
  identifiersOf,
  leadsOf,
  operatorOf,
  ownerOf,
  send,
  someone,
  type Body,
} from '@/tests/support/intake'
import { accepted, clientUpdated, finished, offlineMessage, updated } from '@/tests/samples/jivo-events'

const text = (value: string) => JSON.stringify(value).slice(1, -1)
const withMessages = (messages: unknown) => ({ event_name: 'chat_finished', chat: { messages } })

/** Each body is a chat_accepted with these fields changed; the event must be taken whatever they hold. */
const ODDITIES: [string, Body][] = [
  ['no visitor', { visitor: undefined }],
  ['visitor null', { visitor: null }],
  ['visitor as a list', { visitor: [] }],
  ['visitor as text', { visitor: 'Ana' }],
  ['an empty name', { visitor: { name: '' } }],
  ['a name of a no-break space', { visitor: { name: '\u00a0' } }],
  ['a decomposed name', { visitor: { name: 'Jose\u0301' } }],
  ['a name of emoji', { visitor: { name: '👩‍👩‍👧 🇧🇷' } }],
  ['a name from right to left', { visitor: { name: 'مرحبا \u202egnp.exe' } }],
  ['a name of 300 letters', { visitor: { name: 'é'.repeat(300) } }],
  ['a name of markup', { visitor: { name: '<img src=x onerror=alert(1)>' } }],
  ['a name that is a formula', { visitor: { name: "=cmd|'/C calc'!A0" } }],
  ['a name with control characters', { visitor: { name: 'An\u0007a\r\nLi\u001b[31mma\u0000' } }],
  ['a name that is a number', { visitor: { name: 42 } }],
  ['e-mail null and phone a number', { visitor: { email: null, phone: Number(someone().phone.slice(3)) } }],
  ['e-mail that is none', { visitor: { email: 'não tenho' } }],
  ['contacts as objects', { visitor: { email: {}, phone: ['11'] } }],
  ['no agent', { agent: undefined }],
  ['agent null', { agent: null }],
  ['agent as a list', { agent: [] }],
  ['agents as an object with index keys', { agent: undefined, agents: { 1: operatorOf(), 0: operatorOf() } }],
  ['agents that are no agents', { agents: [null, 7, 'Ana', {}] }],
  ['ids as numbers', { chat_id: 77001, widget_id: 3948, visitor: { number: 2198 } }],
  ['tags as an object', { tags: { 0: { id: 1, title: 'a' } } }],
  ['tags null', { tags: null }],
  ['tags as texts', { tags: ['a', 'b', 3] }],
  ['status as an empty list', { status: [] }],
  ['organization as text', { organization: 'Padaria' }],
  ['assigned_agent as text', { assigned_agent: 'Ana' }],
  ['messages null', withMessages(null)],
  ['messages empty', withMessages([])],
  ['messages as a sparse object', withMessages({ 3: { message: 'b', type: 'visitor' }, 1: { message: 'a', type: 'visitor' } })],
  ['messages that are none', withMessages([null, 'oi', 5, [], {}, { message: { a: 1 } }])],
  ['messages out of order, with times in seconds, milliseconds, text, null and the year 275760', withMessages(
    [1772000055, 1772000000000, '1772000020', null, 8640000000000].map((timestamp, at) => ({ message: `m${at}`, type: 'visitor', timestamp })),
  )],
  ['messages of the same second', withMessages([1, 2, 3].map(n => ({ message: `m${n}`, type: 'visitor', timestamp: 1772000000 })))],
  ['messages of unknown kinds', withMessages([{ message: 'a', type: 'robot' }, { message: 'b' }, { body: 'c', type: 'client' }, { text: 'd', type: 'operator' }])],
  ['500 messages', withMessages(Array.from({ length: 500 }, (_, n) => ({ message: `m${n}`, type: n % 2 ? 'agent' : 'visitor', timestamp: 1772000000 + n })))],
  ['a message of 100 kB', withMessages([{ message: 'x'.repeat(100_000), type: 'visitor' }])],
  ['chat as text', { event_name: 'chat_finished', chat: 'fim' }],
  ['utm null', { session: { utm: null, utm_json: null } }],
  ['utm as a list', { session: { utm: [], utm_json: [] } }],
  ['utm as pipes alone', { session: { utm: 'source=(direct)|campaign=(direct)', utm_json: undefined } }],
  ['no session', { session: undefined }],
  ['session as a list', { session: [] }],
  ['geoip null', { session: { geoip: null } }],
  ['page null', { page: null }],
  ['a page that runs script', { page: { url: 'javascript:alert(1)', title: '<b>' } }],
  ['a page as text', { page: 'https://aurora.example/' }],
  ['analytics null', { analytics: null }],
  ['chat_id as text', { chat_id: '77002' }],
  ['chat_id above 2^32', { chat_id: 2 ** 32 + 5 }],
  ['chat_id infinite', { chat_id: '1e400' }],
  ['chat_id 007', { chat_id: '007' }],
  ['chat_id of 300 digits', { chat_id: '9'.repeat(300) }],
  ['chat_id as an object', { chat_id: {} }],
  ['fields nobody knows', { future: { deep: [1, { x: null }] }, constructor: 'x', toString: 1 }],
  ['event_name in capitals', { event_name: ' CHAT_ACCEPTED ' }],
  ...(
    ['abc', '', 'undefined', '[object Object]', 'a---b|||c---d|||', 'host:x;url:?a=1', 'https://x.example/?u=1', 7, true, null, {}, [], { id: 5 }, 'x'.repeat(9000), 'b1.%%%']
  ).map((user_token, at): [string, Body] => [`user_token of kind ${at + 1}`, { user_token }]),
]

describe('odd shapes cost a field, never the event', () => {
  test.each(ODDITIES)('%s', async (_, overrides) => {
    const channel = await channelOf()
    const base = accepted({ chat_id: chatNumber(), visitor: someone(), agent: operatorOf() })
    const kept = new Set(['visitor', 'session', 'chat'])
    const deep = Object.fromEntries(
      Object.entries(overrides).map(([key, value]) => {
        const both = kept.has(key) && value !== null && typeof value === 'object' && !Array.isArray(value)
        return [key, both ? { ...(base[key] as Body), ...value } : value]
      }),
    )
    await send(channel, { ...base, ...deep })
    expect((await deliveriesOf(channel)).map(one => [one.outcome, one.error])).toEqual([['handled', null]])
    expect(await chatsOf(channel)).toHaveLength(1)
    expect(await leadsOf(channel)).toHaveLength(1)
  })
})

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
    for (let person = 0; person < 2; person++) await send(channel, accepted({ chat_id: chatNumber(), visitor: { ...someone(), ...odd } }))
    const contacts = await contactsOf(channel)
    expect(contacts).toHaveLength(2)
    for (const { id } of contacts) {
      expect(await identifiersOf(id, 'email')).toMatchObject([{ raw: odd.email, key: null, flag: 'invalid', is_primary: false }])
      expect(await identifiersOf(id, 'phone')).toMatchObject([{ raw: odd.phone, key: null, flag: 'missing_ddd', is_primary: true }])
    }
  })

  test('a phone without DDD makes room for the whole number, and is an echo once that is known', async () => {
    const channel = await channelOf()
    const visitor = someone()
    const short = visitor.phone.slice(5)
    const chat_id = chatNumber()
    await send(channel, accepted({ chat_id, visitor: { ...visitor, phone: short } }))
    await send(channel, updated({ chat_id, visitor }))
    await send(channel, accepted({ chat_id: chatNumber(), visitor: { ...visitor, phone: `${short.slice(0, 5)}-${short.slice(5)}` } }))
    const [contact] = await contactsOf(channel)
    const phones = await identifiersOf(contact!.id, 'phone')
    expect(phones.map(one => [one.key, one.is_primary])).toEqual([[null, false], [visitor.key, true]])
    expect(await sql('SELECT 1 FROM conflicts WHERE contact_id = $1', [contact!.id])).toEqual([])
  })

  test('a number without + from abroad is a candidate: it matches nobody until a person confirms it', async () => {
    const channel = await channelOf()
    const visitor = someone()
    await send(channel, accepted({ chat_id: chatNumber(), visitor }))
    const session = { geoip: { country_code: 'RU', country: 'Russia' } }
    await send(channel, accepted({ chat_id: chatNumber(), session, visitor: { ...someone(), phone: visitor.phone.slice(3) } }))
    const contacts = await contactsOf(channel)
    expect(contacts).toHaveLength(2)
    const rows = await sql('SELECT candidate, flag FROM identifiers WHERE key = $1 ORDER BY candidate', [visitor.key])
    expect(rows).toEqual([{ candidate: false, flag: null }, { candidate: true, flag: 'confirm_country' }])
    const pairs = await sql('SELECT 1 FROM conflicts WHERE contact_id = ANY($1)', [contacts.map(one => one.id)])
    expect(pairs).toEqual([])
  })

  test('ids beyond 2^53 are exact', async () => {
    const channel = await channelOf()
    const huge = ['9007199254740993', '9007199254740995']
    for (const id of huge) {
      const body = JSON.stringify(offlineMessage({ chat_id: 'C', offline_message_id: 'O', visitor: { ...someone(), number: 'N' } }))
      await send(channel, body.replace('"C"', id).replace('"O"', `1${id}`).replace('"N"', `2${id}`))
    }
    const rows = await chatsOf(channel)
    expect(rows.map(row => [row.jivo_chat_id, row.offline_message_id, row.visitor_number])).toEqual(huge.map(id => [id, `1${id}`, `2${id}`]))
    expect((await leadsOf(channel))[0]!.title).toContain('#9007199254740993 – ')
  })

  test('NUL and lone surrogates are taken out, wherever they stand', async () => {
    const channel = await channelOf()
    const visitor = someone()
    const bad = '\\u0000\\ud800'
    const body = JSON.stringify(accepted({ chat_id: chatNumber(), visitor, tags: [{ id: 1, title: 'TAG' }], page: { url: 'https://x.example/PAGE' } }))
    await send(channel, body.replace(text(visitor.name), `${text(visitor.name)}${bad}`).replace('TAG', `TAG${bad}`).replace('PAGE', `PAGE${bad}`).replace('{', `{"k${bad}":"${bad}",`))
    const attributes = `{"event_name":"client_attribute_updated","client_id":"${visitor.number}","attributes":{"Ca${bad}rgo":"Ge${bad}rente"}}`
    await send(channel, attributes)
    expect(await contactsOf(channel)).toMatchObject([{ name: visitor.name, tags: ['TAG'], attributes: { Cargo: 'Gerente' } }])
    expect((await deliveriesOf(channel)).map(row => row.outcome)).toEqual(['handled', 'handled'])
  })

  test('bytes that are not UTF-8, and a byte order mark, cost nothing but the letters', async () => {
    const channel = await channelOf()
    const visitor = someone()
    const body = JSON.stringify(accepted({ chat_id: chatNumber(), visitor: { ...visitor, name: 'JosX' } }))
    await send(channel, Buffer.concat([Buffer.from('\ufeff'), Buffer.from(body.replace('JosX', 'Jos\u00e9'), 'latin1').subarray(0)]))
    expect(await contactsOf(channel)).toMatchObject([{ name: 'Jos\ufffd' }])
    const [delivery] = await deliveriesOf(channel)
    expect(delivery!.body.equals(Buffer.concat([Buffer.from('\ufeff'), Buffer.from(body.replace('JosX', 'Jos\u00e9'), 'latin1')]))).toBe(true)
  })

  test('of duplicate keys the last one counts', async () => {
    const channel = await channelOf()
    const { number } = someone()
    await send(channel, `{"event_name":"chat_finished","event_name":"chat_accepted","chat_id":1,"chat_id":${chatNumber()},"visitor":{"number":"${number}"}}`)
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

describe('what is no JSON object', () => {
  const form = `data=${encodeURIComponent('{"event_name":"chat_accepted"}')}`
  test.each([
    ['nothing', ''],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['cut-off JSON', '{"event_name":"chat_acc'],
    ['a form', form],
    ['20 000 nested lists', `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    ['300 000 keys', `{${Array.from({ length: 300_000 }, (_, n) => `"k${n}":1`).join()}}`],
  ])('%s is refused with 400 within a second and kept to be looked at', async (_, body) => {
    const channel = await channelOf()
    const started = performance.now()
    const { status, json } = await postJivo(channel.token, body)
    expect(performance.now() - started).toBeLessThan(1000)
    expect([status, json]).toEqual([400, { result: 'error' }])
    const [row, ...more] = await deliveriesOf(channel)
    expect(more).toEqual([])
    expect(row).toMatchObject({ outcome: 'malformed', event_name: null })
    expect(row!.body.equals(Buffer.from(body))).toBe(true)
    expect(await contactsOf(channel)).toEqual([])
  })

  test.each([
    ['a name of 4.9 MB', (name: string) => accepted({ chat_id: chatNumber(), visitor: { ...someone(), name } }), 'a'.repeat(4_900_000)],
    ['an e-mail that lures a pattern', (email: string) => clientUpdated({ visitor: { ...someone(), email } }), `${'a'.repeat(50_000)}@${'a.'.repeat(20_000)}`],
    ['a phone that lures a pattern', (phone: string) => accepted({ chat_id: chatNumber(), visitor: { ...someone(), phone } }), `${'1 ou '.repeat(30_000)}ramal`],
    ['100 000 messages', (message: string) => finished({ chat_id: chatNumber(), visitor: someone(), chat: { messages: Array(100_000).fill({ message, type: 'visitor' }) } }), 'oi'],
  ])('%s is taken within two seconds', async (_, bodyOf, value) => {
    const channel = await channelOf()
    const started = performance.now()
    await send(channel, bodyOf(value))
    expect(performance.now() - started).toBeLessThan(2000)
    expect((await deliveriesOf(channel)).map(row => row.outcome)).toEqual(['handled'])
  })

  test('the same bytes again raise the count of the row', async () => {
    const channel = await channelOf()
    for (let time = 0; time < 3; time++) await postJivo(channel.token, 'not json')
    expect(await deliveriesOf(channel)).toMatchObject([{ outcome: 'malformed', seen_count: 3 }])
  })
})
