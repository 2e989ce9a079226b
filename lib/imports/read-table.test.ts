import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atOnce } from '@/tests/support/at-once'
import { decodeFile } from './decode-file'
import { detectSeparator, separators } from './detect-separator'
import { IMPORT_LIMITS } from './read-rows'
import { readTable } from './read-table'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from(text, letter => letter.charCodeAt(0))
const table = (bytes: Uint8Array) => {
  const read = atOnce(readTable(bytes))
  if (!read.ok) throw new Error(read.reason)
  return read.table
}
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const line = fc.string({ unit: 'grapheme', maxLength: 20 }).map(text => text.replaceAll('\0', '').trim())

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', utf8('nome\nJoão'), 'utf-8'],
    ['UTF-8 with its mark', utf8('\ufeffnome\nJoão'), 'utf-8'],
    ['Windows-1252', latin('nome\nJo\u00e3o'), 'windows-1252'],
    ['UTF-16 as Excel writes it', new Uint8Array(Buffer.from('\ufeffnome\nJoão', 'utf16le')), 'utf-16le'],
  ])('%s is recognised, and its letters are read', (_, bytes, encoding) => {
    expect(atOnce(decodeFile(bytes))).toEqual({ ok: true, text: 'nome\nJoão', encoding })
  })

  it('never fails on any bytes, and reads every text that was written as UTF-8', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), bytes => void atOnce(decodeFile(bytes))))
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter(text => text.trim() !== '' && !text.includes('\0')),
        text => {
          const read = atOnce(decodeFile(utf8(text)))
          expect(read.ok ? read.text : null).toBe(text.replace(/^\ufeff/, ''))
        },
      ),
    )
  })

  it('a workbook and a binary file are refused as what they are', () => {
    expect(atOnce(decodeFile(Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2])))).toEqual({ ok: false, reason: 'spreadsheet' })
    expect(atOnce(decodeFile(utf8('a\0b')))).toEqual({ ok: false, reason: 'binary' })
    expect(atOnce(decodeFile(utf8(' \n')))).toEqual({ ok: false, reason: 'empty' })
  })
})

describe('the separator of a file', () => {
  it('is found whatever stands within quotes', () => {
    const cell = fc.string({ maxLength: 12 }).map(quoted)
    const rows = fc
      .integer({ min: 2, max: 6 })
      .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }))
    fc.assert(
      fc.property(rows, fc.constantFrom(...separators), (cells, separator) => {
        const header = cells[0]!.map((_, index) => `coluna ${index}`)
        expect(detectSeparator([header, ...cells].map(row => row.join(separator)).join('\r\n'))).toBe(separator)
      }),
    )
  })

  it('is not mistaken for a comma within the cells', () => {
    expect(detectSeparator('nome;endereço, cidade;obs\nAna;Rua A, 1;oi\nBia;Rua B, 2, fundos;')).toBe(';')
    expect(detectSeparator('so uma coluna\na,b')).toBe(';')
  })
})

describe('the table of a file', () => {
  it('is what was written, cell by cell', () => {
    const cells = fc.array(fc.array(line, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(cells, fc.constantFrom(...separators), fc.boolean(), (rows, separator, withMark) => {
        const all = [['Nome', 'Obs', 'Empresa'], ...rows, ['fim', 'fim', 'fim']]
        const text = all.map(row => row.map(quoted).join(separator)).join('\r\n')
        const wanted = all
          .map(row => row.map(cell => cell.replace(/^'(?=[=+\-@])/, '')))
          .filter(row => row.some(cell => cell !== ''))
        const read = table(utf8(withMark ? `\ufeff${text}` : text))
        expect(read).toMatchObject({ separator, hasHeader: true })
        expect(read.rows.map(row => row.cells)).toEqual(wanted)
      }),
    )
  })

  it('takes off the apostrophe that keeps a cell from being a formula', () => {
    expect(table(utf8("nome;tel\n'=1+1;'+55 11 98765-4321\n'abc;'@x")).rows.map(row => row.cells)).toEqual([
      ['nome', 'tel'],
      ['=1+1', '+55 11 98765-4321'],
      ["'abc", '@x'],
    ])
  })

  it('numbers rows as a spreadsheet does, with blank ones and lines within a cell', () => {
    const read = table(utf8('sep=,\nnome,obs\nAna,"uma\nduas"\n\n,\nBia,x\n'))
    expect(read.rows.map(row => row.number)).toEqual([1, 2, 5])
  })

  it('sees that a first row with an e-mail or a phone is no header', () => {
    expect(table(utf8('Ana,ana@loja.com.br\nBia,bia@loja.com.br')).hasHeader).toBe(false)
    expect(table(utf8('nome,telefone\nBia,(11) 98765-4321')).hasHeader).toBe(true)
  })

  it('refuses with the row, or with how many there are', () => {
    expect(atOnce(readTable(utf8('nome;email\nAna;"aberta\nBia;b@x.com.br')))).toMatchObject({
      ok: false,
      reason: 'quote',
      row: 2,
    })
    expect(atOnce(readTable(utf8('nome;email')))).toEqual({ ok: false, reason: 'only_header' })
    const rows = IMPORT_LIMITS.rows + 1
    expect(atOnce(readTable(utf8(`email\n${'x\n'.repeat(rows)}`)))).toEqual({
      ok: false,
      reason: 'too_many_rows',
      count: rows,
      limit: 10_000,
    })
    expect(atOnce(readTable(new Uint8Array(IMPORT_LIMITS.bytes + 1)))).toEqual({
      ok: false,
      reason: 'too_large',
      limit: IMPORT_LIMITS.bytes,
    })
    expect(atOnce(readTable(utf8(`email\na\n${'x'.repeat(IMPORT_LIMITS.cellLength + 1)}`)))).toEqual({
      ok: false,
      reason: 'long_cell',
      row: 3,
      limit: 20_000,
    })
  })
})
