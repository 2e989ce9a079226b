import { describe, expect, test } from 'vitest'
import { believable, touchesOf } from './touches'
import type { Touch, UserToken } from './user-token'
import { NO_UTM } from './utm'

const GOOGLE = { ...NO_UTM, source: 'google', medium: 'cpc' }
const JIVO = { ...NO_UTM, source: 'bing' }
const touch = (page: string, utm = NO_UTM): Touch => ({
  landingPage: page,
  referrer: null,
  utm,
  at: '2026-02-13T16:26:40.000Z',
})
const visit = (firstTouch: Touch | null, lastTouch = firstTouch): UserToken => ({
  kind: 'visit',
  firstTouch,
  lastTouch,
  siteUserId: null,
})
const only = (utm: Touch['utm']): Touch => ({ landingPage: null, referrer: null, utm, at: null })

describe('first and last touch', () => {
  test('are the snippet’s, whatever Jivo’s tags are', () => {
    const [a, b] = [touch('https://a.example/', GOOGLE), touch('https://b.example/', { ...NO_UTM, source: 'x' })]
    expect(touchesOf(visit(a, b), JIVO)).toEqual({ firstTouch: a, lastTouch: b, utm: b.utm })
  })

  test('take Jivo’s tags, those of the first visit, for the first alone', () => {
    const [a, b] = [touch('https://a.example/'), touch('https://b.example/')]
    expect(touchesOf(visit(a, b), JIVO)).toEqual({ firstTouch: { ...a, utm: JIVO }, lastTouch: b, utm: NO_UTM })
    expect(touchesOf(visit(a), JIVO)).toEqual({ firstTouch: { ...a, utm: JIVO }, lastTouch: a, utm: JIVO })
  })

  test.each([null, { kind: 'text', text: '77' } as const, visit(null)])(
    'without the snippet only Jivo’s first is known: %j',
    token => {
      expect(touchesOf(token, JIVO)).toEqual({ firstTouch: only(JIVO), lastTouch: null, utm: JIVO })
      expect(touchesOf(token, NO_UTM)).toEqual({ firstTouch: null, lastTouch: null, utm: NO_UTM })
    },
  )

  test('what a site passes in pairs is the last, found among them or in a query that one of them holds', () => {
    const pairs = { host: 'loja.example', url: 'https://loja.example/?utm_source=google&utm_medium=cpc' }
    expect(touchesOf({ kind: 'pairs', pairs }, NO_UTM)).toEqual({
      firstTouch: null,
      lastTouch: only(GOOGLE),
      utm: GOOGLE,
    })
    const flat = { kind: 'pairs', pairs: { UTM_source: 'google', utm_medium: 'cpc' } } as const
    expect(touchesOf(flat, JIVO)).toEqual({ firstTouch: only(JIVO), lastTouch: only(GOOGLE), utm: JIVO })
  })

  test('have no time from a clock that is ahead', () => {
    const seen = touch('https://a.example/')
    expect(believable(seen, new Date('2026-02-13T16:26:40Z'))).toBe(seen)
    expect(believable(seen, new Date('2026-02-13T16:26:39Z'))).toEqual({ ...seen, at: null })
    expect(believable(null, new Date())).toBeNull()
  })
})
