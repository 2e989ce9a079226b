import { describe, expect, test } from 'vitest'
import {
  addStored,
  EVENTS_A_MINUTE,
  judgeBody,
  noUse,
  setStored,
  SHORT_BYTES,
  STORED_BYTES_AT_MOST,
} from './body-quota'

describe('the quota of a channel', () => {
  test('keeps bodies whole until too many come in a minute, and again in the next', () => {
    const use = noUse()
    const kept = Array.from({ length: EVENTS_A_MINUTE + 2 }, () => judgeBody(use, 'shop', 20_000, 0))
    expect(kept.filter(({ keep }) => keep === 20_000)).toHaveLength(EVENTS_A_MINUTE)
    expect(kept.slice(-2)).toEqual([
      { keep: SHORT_BYTES, isFirst: true },
      { keep: SHORT_BYTES, isFirst: false },
    ])
    expect(judgeBody(use, 'other', 20_000, 0).keep).toBe(20_000)
    expect(judgeBody(use, 'shop', 20_000, 60_000)).toEqual({ keep: 20_000, isFirst: false })
  })

  test('keeps bodies short once so much is stored, and whole when old ones were deleted', () => {
    const use = noUse()
    setStored(use, new Map([['shop', STORED_BYTES_AT_MOST - 30_000]]))
    expect(judgeBody(use, 'shop', 20_000, 0).keep).toBe(20_000)
    addStored(use, 'shop', 20_000)
    expect(judgeBody(use, 'shop', 20_000, 0)).toEqual({ keep: SHORT_BYTES, isFirst: true })
    setStored(use, new Map())
    expect(judgeBody(use, 'shop', 20_000, 60_000).keep).toBe(20_000)
  })

  test('keeps whole what comes from the spool, however much at once', () => {
    const use = noUse()
    const kept = Array.from({ length: 3 * EVENTS_A_MINUTE }, () => judgeBody(use, 'shop', 20_000, null).keep)
    expect(new Set(kept)).toEqual(new Set([20_000]))
  })

  test('leaves a body alone that is short anyway', () => {
    const use = noUse()
    setStored(use, new Map([['shop', STORED_BYTES_AT_MOST]]))
    expect(judgeBody(use, 'shop', 300, 0).keep).toBe(300)
  })
})
