import { describe, expect, test } from 'vitest'
import {
  channelOf,
  chatNumber,
  chatsOf,
  deliveriesOf,
  leadsOf,
  operatorOf,
  send,
  someone,
  type Body,
} from '@/tests/support/intake'
import { accepted } from '@/tests/samples/jivo-events'

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
  [
    'messages as a sparse object',
    withMessages({ 3: { message: 'b', type: 'visitor' }, 1: { message: 'a', type: 'visitor' } }),
  ],
  ['messages that are none', withMessages([null, 'oi', 5, [], {}, { message: { a: 1 } }])],
  [
    'messages out of order, with times in seconds, milliseconds, text, null and the year 275760',
    withMessages(
      [1772000055, 1772000000000, '1772000020', null, 8640000000000].map((timestamp, at) => ({
        message: `m${at}`,
        type: 'visitor',
        timestamp,
      })),
    ),
  ],
  [
    'messages of the same second',
    withMessages([1, 2, 3].map(n => ({ message: `m${n}`, type: 'visitor', timestamp: 1772000000 }))),
  ],
  [
    'messages of unknown kinds',
    withMessages([
      { message: 'a', type: 'robot' },
      { message: 'b' },
      { body: 'c', type: 'client' },
      { text: 'd', type: 'operator' },
    ]),
  ],
  [
    '500 messages',
    withMessages(
      Array.from({ length: 500 }, (_, n) => ({
        message: `m${n}`,
        type: n % 2 ? 'agent' : 'visitor',
        timestamp: 1772000000 + n,
      })),
    ),
  ],
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
  ...[
    'abc',
    '',
    'undefined',
    '[object Object]',
    'a---b|||c---d|||',
    'host:x;url:?a=1',
    'https://x.example/?u=1',
    7,
    true,
    null,
    {},
    [],
    { id: 5 },
    'x'.repeat(9000),
    'b1.%%%',
  ].map((user_token, at): [string, Body] => [`user_token of kind ${at + 1}`, { user_token }]),
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
