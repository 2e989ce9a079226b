import { describe, expect, it } from 'vitest'
import { countAdmitted, countRefused, noCounts, putBack, takeCounts } from './door-counts'

const at = (time: string) => Date.parse(`2026-11-22T${time}Z`)
const hourOf = (taken: ReturnType<typeof takeCounts>) =>
  [...(taken?.hours.values() ?? [])].map(({ events, busiestMinute }) => [events, busiestMinute])

describe('what is counted at the door', () => {
  it('is one row an hour and channel, with the busiest minute of it', () => {
    const counts = noCounts()
    for (const time of ['14:00:01', '14:00:30', '14:00:59', '14:01:10', '15:20:00'])
      countAdmitted(counts, 'token', 'loja', at(time))
    countAdmitted(counts, 'other', 'site', at('14:00:02'))
    const taken = takeCounts(counts)
    expect(hourOf(taken)).toEqual([
      [4, 3],
      [1, 1],
      [1, 1],
    ])
    expect(taken?.uses).toEqual(
      new Map([
        ['token', at('15:20:00')],
        ['other', at('14:00:02')],
      ]),
    )
  })

  it('is taken once, and the minute at hand goes on', () => {
    const counts = noCounts()
    countAdmitted(counts, 'token', 'loja', at('14:00:01'))
    expect(hourOf(takeCounts(counts))).toEqual([[1, 1]])
    expect(takeCounts(counts)).toBeNull()
    countAdmitted(counts, 'token', 'loja', at('14:00:02'))
    expect(hourOf(takeCounts(counts))).toEqual([[1, 2]])
  })

  it('is not lost when it could not be written down', () => {
    const counts = noCounts()
    countAdmitted(counts, 'token', 'loja', at('14:00:05'))
    countRefused(counts, at('14:00:06'))
    const taken = takeCounts(counts)!
    countAdmitted(counts, 'token', 'loja', at('14:00:07'))
    countRefused(counts, at('14:59:00'))
    putBack(counts, taken)
    const again = takeCounts(counts)
    expect(hourOf(again)).toEqual([[2, 2]])
    expect(again?.refused).toEqual(new Map([[at('14:00:00'), 2]]))
    expect(again?.uses.get('token')).toBe(at('14:00:07'))
  })
})
