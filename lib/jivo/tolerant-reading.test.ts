import { describe, expect, test } from 'vitest'
import { accepted, bytes, finished } from '@/tests/samples/jivo-events'
import { parseEvent, type JivoEvent } from './events'

function read(body: unknown): JivoEvent & { notes: string[] } {
  const parsed = parseEvent(bytes(body))
  if (parsed.kind !== 'event') throw new Error(`not an event: ${JSON.stringify(parsed)}`)
  return { ...parsed.event, notes: parsed.notes }
}
const NOBODY = {
  number: null,
  name: null,
  email: null,
  phone: null,
  description: null,
  chatsCount: null,
  social: null,
}

describe('a bad field costs that field, never the event', () => {
  test.each([undefined, null, [], '', {}])('visitor %j is nobody', visitor => {
    expect(read({ ...accepted(), visitor }).visitor).toEqual(NOBODY)
  })

  test('contact values may be null, empty or numbers', () => {
    const { visitor } = read(
      accepted({ visitor: { name: '\u00a0', email: '', phone: 5541991234567, description: null } }),
    )
    expect(visitor).toMatchObject({ name: null, email: null, phone: '5541991234567', description: null })
  })

  test('numbers may be texts and texts numbers', () => {
    const body = finished({
      widget_id: 3948,
      chat_id: '7301',
      visitor: { number: 5120, chats_count: '7' },
      chat: { blacklisted: '0', rate: 5 },
    })
    expect(read(body)).toMatchObject({ widgetId: '3948', chatId: '7301', blacklisted: false, rate: '5' })
    expect(read(body).visitor).toMatchObject({ number: '5120', chatsCount: 7 })
    expect(read(finished({ chat: { blacklisted: '1' } })).blacklisted).toBe(true)
  })

  test('a name of 300 characters is cut at 200', () => {
    const event = read(accepted({ visitor: { name: 'N'.repeat(300) } }))
    expect(event.visitor.name).toHaveLength(200)
    expect(event.notes).toEqual(['visitor_name_cut'])
  })

  test.each([
    [
      [
        { id: '17', title: 'VIP' },
        { id: '18', title: 'VIP' },
      ],
      ['VIP'],
    ],
    [{ id: '17', title: 'VIP' }, ['VIP']],
    [{ '0': { title: 'a' }, '3': 'b' }, ['a', 'b']],
    ['VIP', ['VIP']],
    [
      ['a', 5, null, ''],
      ['a', '5'],
    ],
    [null, []],
    [undefined, []],
  ])('tags %j are %j', (tags, expected) => {
    expect(read({ ...accepted(), tags }).tags).toEqual(expected)
  })

  test('tags may stand on the visitor or the chat; fifty are kept', () => {
    expect(read(finished({ visitor: { tags: ['a'] }, chat: { tags: [{ title: 'b' }] } })).tags).toEqual(['a', 'b'])
    const event = read(accepted({ tags: Array.from({ length: 51 }, (_, at) => `t${at}`) }))
    expect(event.tags).toHaveLength(50)
    expect(event.notes).toEqual(['tags_cut'])
  })

  test('labels may be text, an empty list or null', () => {
    const body = { ...accepted(), organization: 'Aurora Ltda', status: [], department: null, topic: 7 }
    expect(read(body)).toMatchObject({
      organization: 'Aurora Ltda',
      status: null,
      department: null,
      topic: '7',
    })
  })

  test.each([
    [{ socialProfiles: [{ typeName: 'av', id: 'u1' }] }, 'av'],
    [{ socialProfiles: { '0': { typeName: 'av' } } }, 'av'],
    [{ socialProfiles: [] }, null],
    [null, null],
    [[], null],
    ['x', null],
  ])('social %j is %j', (social, expected) => {
    expect(read(accepted({ visitor: { social } })).visitor.social).toBe(expected)
  })

  test.each([
    ['9007199254740993', '9007199254740993'],
    ['4294967297', '4294967297'],
    ['"007"', '007'],
    ['"9007199254740993"', '9007199254740993'],
    ['9'.repeat(300), '9'.repeat(300)],
    ['0', null],
    ['-1', null],
    ['1e400', null],
    ['""', null],
    ['null', null],
    ['[]', null],
    ['9'.repeat(301), null],
  ])('chat_id %s is %j', (chatId, expected) => {
    const json = JSON.stringify(accepted()).replace('"chat_id":7301', `"chat_id":${chatId}`)
    expect(read(json).chatId).toBe(expected)
  })

  test('NUL and lone surrogates are gone from every text, also behind escapes', () => {
    const json = JSON.stringify(finished())
      .replaceAll('Helena', 'Hel\\u0000ena\\ud83d')
      .replaceAll('bolo', 'bo\\u0000lo')
    const event = read(json)
    expect(event.visitor.name).toBe('Helena Prado')
    expect(event.messages[0]?.text).toBe('Oi! Ainda tem o bolo de fubá?')
    expect(JSON.stringify(event)).not.toContain('\\u0000')
    expect(JSON.stringify(event)).not.toContain('\\ud8')
  })

  test('unknown fields at any level are ignored', () => {
    const extra = {
      ai: { summary: '…' },
      visitor: { emails: [{ value: 'x@example.com' }] },
      chat: { score: 3 },
    }
    expect(read(finished(extra))).toEqual(read(finished()))
  })

  test('prototype names change nothing', () => {
    const json = `{"__proto__":{"chat_id":1},"constructor":{"prototype":{"polluted":1}},${JSON.stringify(accepted()).slice(1)}`
    expect(read(json)).toEqual(read(accepted()))
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('escaped letters, a byte order mark and cp1251 bytes do not stop an event', () => {
    expect(read('\uFEFF' + JSON.stringify(accepted())).name).toBe('chat_accepted')
    expect(read('{"event_name":"chat\\u005faccepted","visitor":{"name":"Jos\\u00e9"}}').visitor.name).toBe('José')
    const cp1251 = new Uint8Array([
      ...bytes('{"event_name":"chat_accepted","visitor":{"name":"'),
      0xc8,
      0xe2,
      ...bytes('"}}'),
    ])
    expect(parseEvent(cp1251)).toMatchObject({ kind: 'event', notes: ['not_utf8'] })
  })
})
