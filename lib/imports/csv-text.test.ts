import fc from 'fast-check'
import { expect, it } from 'vitest'
import { textOfInert } from '@/lib/text/inert-text'
import { atOnce } from '@/tests/support/at-once'
import { csvFile } from './csv-text'
import { readTable } from './read-table'

const cell = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .map(text => text.replaceAll('\0', ''))
  .filter(text => textOfInert(text) === text)

async function* inBatches<T>(batches: T[]): AsyncGenerator<T> {
  yield* batches
}

const bytesOf = async (...batches: string[][][]) =>
  new Uint8Array(await new Response(csvFile(inBatches(batches))).arrayBuffer())

it('reads again what was written, formulas and quotes included', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 8 }), async rows => {
      const all = [['linha', 'motivo'], ...rows, ['=1+1', '@x']]
      const read = atOnce(readTable(await bytesOf(all.slice(0, 1), rows, all.slice(-1))))
      const wanted = all.filter(row => row.some(one => one.trim() !== ''))
      expect(read.ok && read.table.rows.map(row => row.cells)).toEqual(wanted)
    }),
  )
})

it('writes no cell that begins as a formula would', async () => {
  const bytes = await bytesOf([['=1+1', '@y', 'a"b']])
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe('\ufeff\'=1+1;\'@y;"a""b"\r\n')
})
