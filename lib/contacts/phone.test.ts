import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BRAZILIAN_AREA_CODES } from './brazilian-area-codes'
import { isEchoOf, phoneSearchDigits, readPhones, type Phone } from './phone'

function one(input: unknown, countryCode?: string): Phone {
  const phones = readPhones(input, { countryCode })
  expect(phones).toHaveLength(1)
  return phones[0] as Phone
}

const key = (input: unknown) => readPhones(input)[0]?.key ?? null

const VECTORS = [
  [1, '(11) 98765-4321', '+5511987654321', '551187654321M', null],
  [2, '1187654321', '+5511987654321', '551187654321M', 'ninth_digit_added'],
  [3, '+55 11 8765-4321', '+5511987654321', '551187654321M', 'ninth_digit_added'],
  [4, '5511987654321', '+5511987654321', '551187654321M', null],
  [5, '011 98765-4321', '+5511987654321', '551187654321M', null],
  [6, '0 21 11 98765-4321', '+5511987654321', '551187654321M', null],
  [7, '00 55 11 98765-4321', '+5511987654321', '551187654321M', null],
  [8, '+55 (0)11 98765-4321', '+5511987654321', '551187654321M', null],
  [9, '(45) 3278-2153', '+554532782153', '554532782153L', null],
  [10, '554532782153', '+554532782153', '554532782153L', null],
  [11, '5545932782153', '+5545932782153', '554532782153M', null],
  [12, '(55) 99999-8888', '+5555999998888', '555599998888M', null],
  [13, '55 3221-5432', '+555532215432', '555532215432L', null],
  [14, '5532215432', '+555532215432', '555532215432L', null],
  [15, '98765-4321', null, null, 'missing_ddd'],
  [16, '3265-4321', null, null, 'missing_ddd'],
  [17, '0800 777 1234', null, 'BRS8007771234', 'service'],
  [18, '4004-1234', null, 'BRS40041234', 'service'],
  [19, '(20) 98765-4321', null, null, 'unknown_ddd'],
  [20, '(11) 88765-43210', null, null, 'needs_plus'],
  [21, '(11) 3265-4321 ramal 12', '+551132654321', '551132654321L', null],
  [22, '+351 912 345 678', '+351912345678', '351912345678', null],
  [23, '+52 1 55 1234 5678', '+525512345678', '525512345678', null],
  [24, '+1 (202) 555-0143', '+12025550143', '12025550143', null],
  [25, '912345678901', null, null, 'needs_plus'],
  [27, 'abc', null, null, 'unreadable'],
] as const

describe('the vectors of the phone rule', () => {
  it.each(VECTORS)('%i: %s is %s with the key %s', (_, raw, e164, expected, flag) => {
    expect(one(raw)).toMatchObject({ raw, e164, key: expected, flag })
  })

  it.each([
    '',
    ' ',
    '-',
    'n/a',
    'não informado',
    'null',
    'undefined',
    '( )',
    '+',
    null,
    undefined,
    0,
    NaN,
    {},
    [],
    true,
  ])('26: %j is no phone at all', value => {
    expect(readPhones(value)).toEqual([])
  })

  it('give the first eight one key and keep a landline apart from the mobile with its digits', () => {
    expect(new Set(VECTORS.slice(0, 8).map(([, raw]) => key(raw))).size).toBe(1)
    expect(key('(45) 3278-2153')).not.toBe(key('5545932782153'))
  })

  it('take the extension off into a place of its own', () => {
    expect(one('(11) 3265-4321 ramal 12')).toMatchObject({ extension: '12', kind: 'landline' })
    for (const text of ['1132654321x12', '11 3265-4321 r. 12', '(11) 3265-4321 (EXT: 12)', '11 3265-4321, ramal 12']) {
      expect(one(text)).toMatchObject({ extension: '12', key: '551132654321L', raw: text })
    }
    expect(one('R. 11 98765-4321')).toMatchObject({ extension: null, key: '551187654321M' })
  })
})

describe('a Brazilian number', () => {
  const ddd = fc.constantFrom(...BRAZILIAN_AREA_CODES)
  const lastEight = (first: string) =>
    fc
      .tuple(fc.constantFrom(...first), fc.integer({ min: 0, max: 9_999_999 }))
      .map(([head, tail]) => head + String(tail).padStart(7, '0'))
      .filter(digits => !/^(\d)\1{7}$/.test(digits))

  function spellings(area: string, subscriber: string): unknown[] {
    const [head, tail] = [subscriber.slice(0, -4), subscriber.slice(-4)]
    return [
      `(${area}) ${head}-${tail}`,
      `${area}${subscriber}`,
      Number(`55${area}${subscriber}`),
      `+55 ${area} ${head} ${tail}`,
      `+55 (0)${area} ${head}-${tail}`,
      `0${area} ${head}.${tail}`,
      `0 21 ${area} ${head}-${tail}`,
      `0xx${area} ${head}-${tail}`,
      `00 55 ${area} ${subscriber}`,
      `Tel: ${area}/${head}-${tail} ramal 7`,
      `\u202a+55 ${area} ${head}\u2011${tail}\u202c`,
    ]
  }

  it('has the same key in eleven spellings, with and without its ninth digit', () => {
    fc.assert(
      fc.property(ddd, lastEight('6789'), (area, digits) => {
        const written = [...spellings(area, `9${digits}`), ...spellings(area, digits)]
        expect(written.map(key)).toEqual(written.map(() => `55${area}${digits}M`))
      }),
      { numRuns: 200 },
    )
  })

  it('is never changed when it is a landline', () => {
    fc.assert(
      fc.property(ddd, lastEight('2345'), (area, digits) => {
        for (const written of spellings(area, digits)) {
          expect(one(written)).toMatchObject({
            e164: `+55${area}${digits}`,
            key: `55${area}${digits}L`,
            kind: 'landline',
            flag: null,
            otherKeys: [],
          })
        }
      }),
      { numRuns: 200 },
    )
  })

  it('that was written with a 9 keeps it, whatever stands behind it', () => {
    fc.assert(
      fc.property(ddd, lastEight('23456789'), (area, digits) => {
        for (const written of spellings(area, `9${digits}`)) {
          expect(one(written)).toMatchObject({
            e164: `+55${area}9${digits}`,
            key: `55${area}${digits}M`,
            kind: 'mobile',
          })
        }
      }),
      { numRuns: 200 },
    )
  })

  it('offers the damaged landline as another key, and never takes its 9 away', () => {
    expect(one('5545932782153')).toMatchObject({ candidate: false, otherKeys: ['554532782153L'] })
    expect(one('11 98765-4321').otherKeys).toEqual([])
  })

  it('of the old Nextel range is a candidate in both forms', () => {
    expect(one('(11) 7876-5432')).toMatchObject({
      key: '551178765432M',
      flag: 'ninth_digit_added',
      candidate: true,
      otherKeys: ['551178765432L'],
    })
    expect(one('(11) 97876-5432')).toMatchObject({ key: '551178765432M', flag: null, candidate: false })
  })

  it('has one of 67 area codes', () => {
    expect(BRAZILIAN_AREA_CODES.size).toBe(67)
    for (let code = 10; code < 100; code += 1) {
      const area = String(code)
      expect(key(`+55${area}987654321`) !== null).toBe(BRAZILIAN_AREA_CODES.has(area))
    }
  })
})

describe('a service number', () => {
  it.each([
    ['0800 777 1234', 'BRS8007771234'],
    ['0800 77 1234', 'BRS800771234'],
    ['+55 0800 777 1234', 'BRS8007771234'],
    ['0300 123 4567', 'BRS3001234567'],
    ['0900 123 4567', 'BRS9001234567'],
    ['0500 123 4567', 'BRS5001234567'],
    ['3003-1234', 'BRS30031234'],
  ])('%s has a key that never matches', (text, expected) => {
    expect(one(text)).toMatchObject({ key: expected, e164: null, kind: 'service', candidate: true })
  })
})

describe('a number without a key', () => {
  it.each([
    ['(11) 99999-9999', 'unreadable'],
    ['+1 99999999', 'unreadable'],
    ['+351 900000000', 'unreadable'],
    ['+011 98765 4321', 'unreadable'],
    ['+0055 11 98765-4321', 'unreadable'],
    ['000 11 98765', 'unreadable'],
    ['+123456', 'unreadable'],
    ['+1234567890123456', 'unreadable'],
    ['+55 11 0876-5432', 'unreadable'],
    ['+55 987654321', 'missing_ddd'],
    ['0 98765-4321', 'missing_ddd'],
    ['550011987654321', 'needs_plus'],
    ['12345', 'unreadable'],
    ['(11) 88765-4321', 'unreadable'],
    ['1e+21', 'unreadable'],
  ])('%s is kept with the flag %s', (raw, flag) => {
    expect(one(raw)).toMatchObject({ raw, e164: null, key: null, flag, kind: 'unknown', candidate: false })
  })
})

describe('a foreign number', () => {
  it('of a Mexican mobile loses its old 1', () => {
    expect(key('+52 1 55 1234 5678')).toBe(key('+52 55 1234 5678'))
  })

  it('of Argentina has one key with and without 9, and keeps its own E.164', () => {
    expect(key('+54 9 11 2345 6789')).toBe(key('+54 11 2345 6789'))
    expect(one('+54 9 11 2345 6789').e164).toBe('+5491123456789')
  })

  it('seen from abroad without + keeps its Brazilian key as a candidate', () => {
    expect(one('79991234567', 'RU')).toMatchObject({
      key: '557991234567M',
      candidate: true,
      flag: 'confirm_country',
    })
    expect(one('(11) 3265-4321', 'pt')).toMatchObject({ candidate: true, flag: 'confirm_country' })
    for (const home of [undefined, '', 'BR', 'br', '?']) {
      expect(one('79991234567', home)).toMatchObject({ candidate: false, flag: null })
    }
  })

  it('with + or 00, a service number, and a number without a key ask for no country', () => {
    expect(one('+55 79 99123-4567', 'RU').flag).toBeNull()
    expect(one('0055 79 99123-4567', 'RU').flag).toBeNull()
    expect(one('4004-1234', 'RU').flag).toBe('service')
    expect(one('98765-4321', 'RU').flag).toBe('missing_ddd')
  })
})

describe('every value', () => {
  const unit = fc.constantFrom(...'0123456789 +-()/;x.,', 'ou', 'ramal')
  const phoneLike = fc.string({ unit, maxLength: 60 })

  it('is read without an error', () => {
    fc.assert(fc.property(fc.anything({ withBigInt: true }), value => void readPhones(value)))
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string(),
        (value, countryCode) => void readPhones(value, { countryCode }),
      ),
    )
  })

  it('that has an E.164 has a key, which reading that E.164 gives again', () => {
    fc.assert(
      fc.property(phoneLike, text => {
        for (const phone of readPhones(text)) {
          expect(phone.raw).not.toBe('')
          if (phone.e164 === null) {
            expect(phone.key === null || phone.kind === 'service').toBe(true)
            continue
          }
          expect(phone.e164).toMatch(/^\+[1-9]\d{6,14}$/)
          expect(one(phone.e164)).toMatchObject({ key: phone.key, e164: phone.e164, kind: phone.kind })
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('of 200 000 hostile characters is read at once', () => {
    for (const unit of ['1', ' ', 'x1', 'r ', '/', 'ou ', '+', '1;', '\ufdfa', '\u202e', '１/', 'ramal 1']) {
      const text = unit.repeat(200_000 / unit.length)
      const start = performance.now()
      for (const phone of readPhones(text)) expect(phone.raw.length).toBeLessThanOrEqual(200)
      isEchoOf(text, [{ e164: null, raw: text }])
      phoneSearchDigits(text)
      expect(performance.now() - start).toBeLessThan(1000)
    }
  })

  it('in full-width digits is the same number', () => {
    expect(key('（１１）９８７６５－４３２１')).toBe('551187654321M')
  })
})

describe('a phone without a key beside the others of its contact', () => {
  const known = [
    { e164: '+5511987654321', raw: '1187654321' },
    { e164: null, raw: '3265-4321' },
  ]

  it.each(['98765-4321', '8765-4321', '0 98765-4321', '98765-4321 ramal 3', '3265-4321', '265-4321'])(
    '%s is an echo',
    raw => {
      expect(isEchoOf(raw, known)).toBe(true)
    },
  )

  it.each(['98765-4320', 'abc', '', '55 3265-4321', '0'])('%j is none', raw => {
    expect(isEchoOf(raw, known)).toBe(false)
  })
})

describe('a search by phone', () => {
  it.each([
    ['4321', '4321'],
    ['98765-43', '9876543'],
    ['(11) 98765', '1198765'],
    ['+55 11 98765-4321', '5511987654321'],
    ['011 98765-4321', '11987654321'],
    ['0143', '0143'],
    ['123', null],
    ['Ana 2024', null],
    ['ana1234@x.com', null],
    ['', null],
    ['#1834', null],
  ])('%j looks for %s', (q, digits) => {
    expect(phoneSearchDigits(q)).toBe(digits)
  })
})
