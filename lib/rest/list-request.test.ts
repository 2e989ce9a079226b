import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCursor, writeCursor } from './cursor'
import { id, oneOf, search, text } from './filter-kinds'
import { readListRequest } from './list-request'

const filters = { q: search, status: oneOf(['open', 'won']), source: text, managerId: id }
const read = (query: string) => readListRequest(new URLSearchParams(query), filters)
const uuid = '0199c0de-0000-7000-8000-0000000000ab'

describe('readListRequest', () => {
  it('begins at the start with fifty rows and no filter', () => {
    expect(read('')).toEqual({ ok: true, page: { limit: 50, after: null }, filters: {} })
    expect(read('cursor=&q=%20')).toEqual({ ok: true, page: { limit: 50, after: null }, filters: {} })
  })

  it('takes 1 to 200 rows and refuses every other limit', () => {
    for (const limit of [1, 200]) expect(read(`limit=${limit}`)).toMatchObject({ ok: true, page: { limit } })
    for (const limit of ['0', '201', '-1', '1.5', '1e2', 'abc', '', '%2050', '0x10']) {
      expect(read(`limit=${limit}`)).toEqual({
        ok: false,
        message: 'limit must be a whole number from 1 to 200',
      })
    }
  })

  it('reads filters of the right kind', () => {
    const parsed = read(`q=  Jo%C3%A3o   Silva &status=open&source=a'b&managerId=${uuid.toUpperCase()}`)
    expect(parsed).toMatchObject({
      ok: true,
      filters: { q: 'João Silva', status: 'open', source: "a'b", managerId: uuid },
    })
  })

  it.each([
    ['status=lost', 'status must be one of open, won'],
    ['status=', 'status must be one of open, won'],
    ['source=', 'source must not be empty'],
    ['source=a%00', 'source must not contain NUL'],
    ['q=%00', 'q must not contain NUL'],
    ['managerId=1', 'managerId must be a UUID'],
    ['status=open&status=open', 'status is given more than once'],
    ['orderBy=passwordHash', 'orderBy is not a parameter of this list'],
    ['where[OR][]=1', 'where[OR][] is not a parameter of this list'],
    ['__proto__=1', '__proto__ is not a parameter of this list'],
    ['constructor=1', 'constructor is not a parameter of this list'],
  ])('refuses %s', (query, message) => {
    expect(read(query)).toEqual({ ok: false, message })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('refuses a cursor that it did not write', () => {
    const good = writeCursor({ at: new Date('2026-05-04T10:00:00.123Z'), id: uuid })
    expect(read(`cursor=${good}`)).toMatchObject({ ok: true, page: { after: { id: uuid } } })
    const impossible = Buffer.from(`2026-13-40T99:00:00.000Z ${uuid}`).toString('base64url')
    for (const bad of ['x', '😀', `${good}=`, `${good}A`, good.slice(1), impossible, uuid]) {
      expect(read(`cursor=${encodeURIComponent(bad)}`)).toEqual({
        ok: false,
        message: 'cursor is not a nextCursor of this list',
      })
    }
  })
})

describe('the cursor', () => {
  it('gives back the position it was made of', () => {
    const instants = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2200-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, fc.uuid(), (at, id) => {
        expect(readCursor(writeCursor({ at, id }))).toEqual({ at, id })
      }),
    )
  })

  it('is null for any other text', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(readCursor(text)).toBeNull()
      }),
    )
  })
})
