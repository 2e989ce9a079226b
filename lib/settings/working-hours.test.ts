import { describe, expect, it } from 'vitest'
import { isOrderedDay, officeHours } from './working-hours'

describe('isOrderedDay', () => {
  it('takes a day with a lunch break, a closed day, and one that ends at midnight', () => {
    expect(
      isOrderedDay([
        ['09:00', '12:00'],
        ['13:00', '18:00'],
      ]),
    ).toBe(true)
    expect(isOrderedDay([])).toBe(true)
    expect(isOrderedDay([['18:00', '24:00']])).toBe(true)
  })

  it('refuses what no clock shows, what closes before it opens, and what overlaps', () => {
    expect(isOrderedDay([['9:00', '18:00']])).toBe(false)
    expect(isOrderedDay([['24:00', '24:00']])).toBe(false)
    expect(isOrderedDay([['18:00', '09:00']])).toBe(false)
    expect(
      isOrderedDay([
        ['09:00', '13:00'],
        ['12:00', '18:00'],
      ]),
    ).toBe(false)
  })
})

describe('officeHours', () => {
  it('is Monday to Friday', () => {
    expect(Object.keys(officeHours.days)).toEqual(['1', '2', '3', '4', '5'])
  })
})
