import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { atOnce } from '@/tests/support/at-once'
import { IMPORT_LIMITS, readRows } from './read-rows'

const rowsOf = (text: string) => {
  const read = atOnce(readRows(text, ';'))
  return read.ok ? read.rows.map(row => row.cells) : read
}

describe('the rows of a CSV text', () => {
  it('are those that another reader of CSV finds, whatever stands in them', () => {
    const piece = fc.constantFrom('a', 'é😀', ' ', ';', '"', '""', '\n', '";"', '"\n', ',')
    const options = {
      delimiter: ';',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      record_delimiter: '\n',
    }
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const text = pieces.join('')
        const quoted = /(^|[;\n])"(?:[^"]|"")*"(?![;\n"]|$)/.test(text)
        fc.pre(!quoted)
        let wanted: string[][] | null = null
        try {
          wanted = parse(text, options).filter((row: string[]) => row.some(cell => cell.trim() !== ''))
        } catch {
          wanted = null
        }
        const read = rowsOf(text)
        if (wanted === null) expect(read).toMatchObject({ ok: false, reason: 'quote' })
        else expect(read).toEqual(wanted)
      }),
      { numRuns: 2_000 },
    )
  })

  it('end with every kind of line end, and a quoted cell keeps its own', () => {
    expect(rowsOf('a;b\r\nc;d\re;f\ng;"h\r\ni"\r\n\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h\r\ni'],
    ])
  })

  it('keep text behind a closing quote as it is written', () => {
    expect(rowsOf('"Loja "Aurora" Ltda";x\n')).toEqual([['"Loja "Aurora" Ltda"', 'x']])
  })

  it('are refused beyond a limit, with the row and the limit', () => {
    const { columns, cellLength } = IMPORT_LIMITS
    expect(rowsOf(`a\n${'b;'.repeat(columns)}`)).toEqual({
      ok: false,
      reason: 'too_many_columns',
      row: 2,
      count: columns + 1,
      limit: columns,
    })
    expect(rowsOf(`a\n${';'.repeat(columns - 1)}b`)).toHaveLength(2)
    expect(rowsOf(`a\n"${'""'.repeat(cellLength + 1)}"`)).toEqual({
      ok: false,
      reason: 'long_cell',
      row: 2,
      limit: cellLength,
    })
    expect(rowsOf(`a\n"${'""'.repeat(cellLength)}"`)).toHaveLength(2)
    expect(rowsOf(`a\n"${'x'.repeat(cellLength * 10)}`)).toEqual({ ok: false, reason: 'quote', row: 2 })
  })

  it('are counted beyond those that are kept', () => {
    const read = atOnce(readRows('x\n'.repeat(IMPORT_LIMITS.rows * 2), ';'))
    expect(read).toMatchObject({ ok: true, count: IMPORT_LIMITS.rows * 2 })
    expect(read.ok ? read.rows.length : 0).toBe(IMPORT_LIMITS.rows + 1)
  })
})
