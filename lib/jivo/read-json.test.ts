import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJsonObject } from './read-json'

const encode = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readJsonObject(encode(text))
const reasonOf = (text: string) => {
  const result = read(text)
  return result.ok ? 'ok' : result.reason
}

describe('a body as a JSON object', () => {
  test('keeps every digit of a number beyond 2^53', () => {
    const result = read('{"chat_id": 9007199254740993, "list": [-12345678901234567890,1665399500726]}')
    expect(result).toMatchObject({
      object: { chat_id: '9007199254740993', list: ['-12345678901234567890', 1665399500726] },
    })
  })

  test('leaves long digits inside texts, fractions and exponents alone', () => {
    const result = read('{"a":"x \\" 9007199254740993 \\\\","b":1.2345678901234567,"c":12345678901234567e2}')
    expect(result).toMatchObject({
      object: { a: 'x " 9007199254740993 \\', b: 1.2345678901234567, c: 12345678901234567e2 },
    })
  })

  test('does not turn broken JSON into JSON', () => {
    expect(reasonOf('{1234567890123456:1}')).toBe('not_json')
    expect(reasonOf('{"a":01234567890123456}')).toBe('not_json')
    expect(reasonOf('{"a":+1234567890123456}')).toBe('not_json')
    expect(reasonOf('{"a":1234567890123456 1234567890123456}')).toBe('not_json')
  })

  test('drops a byte order mark', () => {
    expect(read('\uFEFF{"a":1}')).toMatchObject({ ok: true, object: { a: 1 } })
  })

  test('takes the last of duplicate keys', () => {
    expect(read('{"a":1,"a":2}')).toMatchObject({ object: { a: 2 } })
  })

  test('reads bytes that are not UTF-8 with replacement characters and says so', () => {
    const cp1251 = new Uint8Array([...encode('{"a":"'), 0xcf, 0xf0, 0xe8, ...encode('"}')])
    expect(readJsonObject(cp1251)).toEqual({
      ok: true,
      object: { a: '\uFFFD\uFFFD\uFFFD' },
      validUtf8: false,
    })
  })

  test.each([
    ['', 'empty'],
    [' \r\n\t', 'empty'],
    ['\uFEFF', 'empty'],
    ['{"a":', 'not_json'],
    ['{"a":1,}', 'not_json'],
    ['data=%7B%22event_name%22%3A%22chat_accepted%22%7D', 'not_json'],
    ['data={"event_name":"chat_accepted"}', 'not_json'],
    ['[]', 'not_object'],
    ['"x"', 'not_object'],
    ['42', 'not_object'],
    ['12345678901234567890', 'not_object'],
    ['null', 'not_object'],
  ])('refuses %j as %s', (body, reason) => {
    expect(reasonOf(body)).toBe(reason)
  })

  test('refuses a depth bomb without parsing it', () => {
    expect(reasonOf('['.repeat(20_000) + ']'.repeat(20_000))).toBe('too_deep')
    expect(reasonOf(`{"x":${'{"y":'.repeat(20_000)}1${'}'.repeat(20_001)}`)).toBe('too_deep')
    expect(reasonOf('{"x":'.repeat(5_000_000 / 5))).toBe('too_deep')
  })

  test('brackets inside texts have no depth', () => {
    expect(reasonOf(JSON.stringify({ a: '['.repeat(20_000) }))).toBe('ok')
  })

  test('refuses hundreds of thousands of different names', () => {
    const members = Array.from({ length: 300_000 }, (_, at) => `"name${at}":${at}`)
    expect(reasonOf(`{${members.join(',')}}`)).toBe('too_deep')
  })

  test('reads whatever JSON.stringify writes as JSON.parse does', () => {
    const short = fc.jsonValue({ maxDepth: 4 })
    fc.assert(
      fc.property(fc.dictionary(fc.string(), short), fc.constantFrom(0, 2), (object, indent) => {
        const json = JSON.stringify(object, null, indent)
        const result = read(json)
        const hasLongInteger = /\d{16}/.test(json)
        fc.pre(!hasLongInteger)
        expect(result).toEqual({ ok: true, object: JSON.parse(json), validUtf8: true })
      }),
    )
  })

  test('gives back every whole number of 16 digits and more as its text', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 15n, max: 10n ** 60n }), fc.boolean(), (number, negative) => {
        const text = `${negative ? '-' : ''}${number}`
        expect(read(`{"a":[${text} , {"b":${text}}]}`)).toMatchObject({ object: { a: [text, { b: text }] } })
      }),
    )
  })
})
