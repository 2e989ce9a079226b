import { expect, it } from 'vitest'
import { chunkName, splitMigrations, tableOfChunk } from './format'

const ours = ['1_first', '2_second', '3_third'].map(name => ({ name, checksum: `sum of ${name}` }))

it('splits the migrations into those of the backup and those that come after it', () => {
  expect(splitMigrations(ours, [ours[0]!, ours[2]!])).toEqual({ before: [ours[0], ours[2]], after: [ours[1]] })
  expect(splitMigrations(ours, [])).toEqual({ before: [], after: ours })
})

it('names a migration that this program lacks or that has another content here', () => {
  expect(splitMigrations(ours, [ours[0]!, { name: '4_tomorrow', checksum: 'x' }])).toEqual({ unknown: '4_tomorrow' })
  expect(splitMigrations(ours, [{ name: '1_first', checksum: 'edited' }])).toEqual({ unknown: '1_first' })
})

it('knows the table of a piece by its name', () => {
  expect(tableOfChunk(chunkName('contacts', 7))).toBe('contacts')
  expect(tableOfChunk('files/tables/contacts')).toBeNull()
})
