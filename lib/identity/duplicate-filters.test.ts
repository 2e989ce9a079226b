import { expect, it } from 'vitest'
import { readDuplicateFilters, readPlace, writePlace } from './duplicate-filters'

const id = '019a0000-0000-7000-8000-00000000000a'

it('an address without filters shows all open pairs', () => {
  expect(readDuplicateFilters({})).toEqual({ state: 'open', reason: null })
  expect(readDuplicateFilters({ state: 'gone', reason: 'because' })).toEqual({ state: 'open', reason: null })
})

it('an address narrows by reason and shows what was dismissed', () => {
  const filters = { state: 'dismissed', reason: 'shared_phone' }
  expect(readDuplicateFilters(filters)).toEqual(filters)
  expect(readDuplicateFilters({ reason: ['kept_apart', 'shared_phone'] })).toEqual({
    state: 'open',
    reason: 'kept_apart',
  })
})

it('a place in the queue is read as it was written, and nothing else is one', () => {
  const place = { confidence: 60, id }
  expect(readPlace({ cursor: writePlace(place) })).toEqual(place)
  for (const cursor of [undefined, '', '60', `60.${id}x`, `-1.${id}`]) expect(readPlace({ cursor })).toBeNull()
})
