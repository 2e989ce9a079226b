import { describe, expect, it } from 'vitest'
import { selectRows } from './select-rows'

const ids = ['a', 'b', 'c', 'd']
const select = (
  selected: string[],
  anchor: string | null,
  id: string,
  how: { isSelected?: boolean; isRange?: boolean } = {},
) => [...selectRows(ids, new Set(selected), anchor, { id, isSelected: true, isRange: false, ...how })].toSorted()

describe('selecting rows', () => {
  it('takes one, or gives it back', () => {
    expect(select(['a'], 'a', 'c')).toEqual(['a', 'c'])
    expect(select(['a', 'c'], 'a', 'c', { isSelected: false })).toEqual(['a'])
  })

  it('takes all from the row pressed before, in both directions', () => {
    expect(select(['b'], 'b', 'd', { isRange: true })).toEqual(['b', 'c', 'd'])
    expect(select(['d'], 'd', 'b', { isRange: true })).toEqual(['b', 'c', 'd'])
    expect(select(['a', 'b', 'c'], 'a', 'c', { isRange: true, isSelected: false })).toEqual([])
  })

  it('takes the row alone where the one before has left the list, and nothing for a row that is not there', () => {
    expect(select([], 'gone', 'b', { isRange: true })).toEqual(['b'])
    expect(select([], null, 'b', { isRange: true })).toEqual(['b'])
    expect(select(['a'], 'a', 'gone')).toEqual(['a'])
  })
})
