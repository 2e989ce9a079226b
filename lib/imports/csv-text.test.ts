import fc from 'fast-check'
import { expect, it } from 'vitest'
import { textOfInert } from '@/lib/text/inert-text'
import { csvText } from './csv-text'
import { readTable } from './read-table'
import { atOnce } from '@/tests/support/at-once'

const cell = fc.string({ unit: 'grapheme', maxLength: 20 }).map(text => text.replaceAll('\0', '')).filter(text => textOfInert(text) === text)

it('what is written is read again as it was, formulas and quotes included', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 8 }), rows => {
      const all = [['linha', 'motivo'], ...rows, ['=1+1', '@x']]
      const read = atOnce(readTable(new TextEncoder().encode(csvText(all))))
      const wanted = all.filter(row => row.some(one => one.trim() !== ''))
      expect(read.ok && read.table.rows.map(row => row.cells)).toEqual(wanted)
    }),
  )
})

it('no cell begins as a formula would', () => {
  expect(csvText([['=1+1', '@y', 'a"b']])).toBe('\ufeff\'=1+1;\'@y;"a""b"\r\n')
})
