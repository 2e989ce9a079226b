import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPhones } from '@/lib/contacts/phone'
import { readNumber, storableNumber } from '@/lib/fields/number'
import { inertText, textOfInert } from '@/lib/text/inert-text'
import { cellWriter, phoneText } from './cell'
import { csvRecord } from '@/lib/text/csv'
import { separators, type Separator } from './separator'

/** Reads records as RFC 4180 has them; written apart from the writer. */
function readRecords(text: string, separator: Separator): string[][] {
  const records: string[][] = [[]]
  for (let at = 0; at < text.length; ) {
    const record = records.at(-1)!
    let cell = ''
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (text[at] === '"') at += 1
        cell += text[at]
      }
      at += 1
    } else {
      while (at < text.length && text[at] !== separator && text[at] !== '\r') cell += text[at++]
    }
    record.push(cell)
    if (text[at] === '\r') {
      at += 2
      records.push([])
    } else at += 1
  }
  return records.slice(0, -1)
}

/** What Excel, LibreOffice or Sheets would evaluate, said without the rule under test. */
function isEvaluated(cell: string): boolean {
  const first = cell.normalize('NFKC').replace(/^[\s\p{C}\p{Default_Ignorable_Code_Point}]+/u, '')[0] ?? ''
  return '=+-@'.includes(first) && first !== '' && !/^-\d+([.,]\d+)?$/.test(cell)
}

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        ' ',
        '\u00a0',
        '\u200b',
        '\u202e',
        '＝',
        '＋',
        '－',
        '＠',
        "'",
        '"',
        ',',
        ';',
        '1',
        'cmd|',
        'SUM(A1)',
        'á',
      ),
    )
    .map(parts => parts.join('')),
)

describe('a cell', () => {
  it('is never what a spreadsheet evaluates, and reading the file back gives what was written', () => {
    fc.assert(
      fc.property(
        fc.array(nasty, { minLength: 2, maxLength: 5 }),
        fc.constantFrom(...separators),
        (texts, separator) => {
          const write = cellWriter(separator, 'UTC')
          const records = readRecords(csvRecord(texts.map(write), separator).repeat(2), separator)
          expect(records.map(cells => cells.map(textOfInert))).toEqual([texts, texts])
          expect(records.flat().filter(isEvaluated)).toEqual([])
        },
      ),
      { numRuns: 1000 },
    )
  })

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '\u00a0=1',
    '＝1',
    '⩵1',
    '\u200b=1',
    "'=1",
    "=cmd|'/C calc'!A0",
    '\n=1',
    '-',
  ])('%j gets an apostrophe', text => expect(inertText(text)).toBe(`'${text}`))

  it.each(['Ana', "D'Ávila", '1=1', 'a@b.c', '(+55) 11 98765-4321', "'ontem", '', '#18'])('%j stays as it is', text =>
    expect(inertText(text)).toBe(text),
  )

  it('is a number that spreadsheets of the separator’s country count with, also below zero', () => {
    const [portuguese, english] = [cellWriter(';', 'UTC'), cellWriter(',', 'UTC')]
    expect([1234.5, -0.25, 1e6, { reais: -1234.5 }, { reais: 7 }].map(portuguese)).toEqual([
      '1234,5',
      '-0,25',
      '1000000',
      '-1234,50',
      '7,00',
    ])
    expect([1234.5, { reais: 1234.5 }].map(english)).toEqual(['1234.5', '1234.50'])
    expect(portuguese(-1e30)).toBe("'-1e+30")
  })

  it('is a number that is read again as what it was, in either language', () => {
    const number = fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.integer({ min: -999_999, max: 999_999 }).map(n => n / 1000),
    )
    fc.assert(
      fc.property(
        number,
        fc.constantFrom(...separators),
        fc.constantFrom('pt-BR' as const, 'en' as const),
        (value, separator, locale) => {
          const stored = storableNumber(value)!
          expect(readNumber(cellWriter(separator, 'UTC')(stored), locale)).toBe(stored)
        },
      ),
    )
  })

  it('is a moment of the account’s zone that sorts as text', () => {
    expect(cellWriter(';', 'America/Sao_Paulo')(new Date('2026-11-23T02:05:59Z'))).toBe('2026-11-22 23:05')
    expect(cellWriter(';', 'America/Sao_Paulo')(new Date('2026-11-23T03:00:00Z'))).toBe('2026-11-23 00:00')
  })
})

describe('a phone', () => {
  const brazilian = fc
    .tuple(
      fc.constantFrom('11', '21', '85'),
      fc.constantFrom('9', ''),
      fc.integer({ min: 6_000_0000, max: 9_999_9999 }),
    )
    .map(([area, ninth, rest]) => readPhones(`${area}${ninth}${rest}`)[0]!)
  const foreign = fc
    .tuple(fc.constantFrom('351', '1', '44', '49', '598'), fc.integer({ min: 201_000_000, max: 989_999_999 }))
    .map(([country, rest]) => readPhones(`+${country}${rest}`)[0]!)

  it('is neither formula nor number, and reads back as the same E.164', () => {
    fc.assert(
      fc.property(
        fc.oneof(brazilian, foreign).filter(({ e164 }) => e164 !== null),
        phone => {
          const text = phoneText(phone)
          expect(inertText(text)).toBe(text)
          expect(Number.isNaN(Number(text.replace(',', '.')))).toBe(true)
          expect(readPhones(text)[0]).toMatchObject({ e164: phone.e164, key: phone.key })
        },
      ),
    )
  })

  it('is written with its country', () => {
    expect(phoneText({ e164: '+5511987654321', key: '551187654321M', raw: '11 98765 4321' })).toBe(
      '(+55) 11 98765-4321',
    )
    expect(phoneText({ e164: '+351912345678', key: '351912345678', raw: '+351912345678' })).toBe('(+351) 912 345 678')
    expect(phoneText({ e164: null, key: 'BRS8007771234', raw: '08007771234' })).toBe('0800 777 1234')
    expect(phoneText({ e164: null, key: null, raw: '98765-4321' })).toBe('98765-4321')
  })
})
