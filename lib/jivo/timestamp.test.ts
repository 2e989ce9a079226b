import { describe, expect, test } from 'vitest'
import { readInstant } from './timestamp'

describe('the time of a message', () => {
  const instant = '2022-10-10T10:07:56.000Z'

  test.each([1665396476, '1665396476', 1665396476000, '1665396476000', ' 1665396476 ', '1665396476.0'])(
    '%j is read as seconds or milliseconds by its size',
    value => {
      expect(readInstant(value)).toBe(instant)
    },
  )

  test.each(['2022-10-10T10:07:56Z', '2022-10-10 10:07:56', '2022-10-10T07:07:56-03:00', '2022-10-10T10:07:56.000Z'])(
    '%j is read as a date, in UTC unless it says otherwise',
    value => {
      expect(readInstant(value)).toBe(instant)
    },
  )

  test.each([
    null,
    undefined,
    '',
    'ontem',
    0,
    -5,
    12,
    8.64e15,
    1e300,
    NaN,
    '9'.repeat(20),
    '275760-09-13',
    true,
    {},
    '2022-99-99',
  ])('%j is no time', value => {
    expect(readInstant(value)).toBeNull()
  })
})
