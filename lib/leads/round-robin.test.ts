import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextInTurn } from './round-robin'

type Load = { id: string; weight: number; openLeads: number; lastLeadAt: string | null }
const one = (id: string, openLeads: number, more: Partial<Load> = {}): Load => ({
  id,
  openLeads,
  weight: 1,
  lastLeadAt: null,
  ...more,
})
const next = (...members: Load[]) => nextInTurn(members)?.id

describe('nextInTurn', () => {
  it('is nobody of nobody', () => {
    expect(nextInTurn([])).toBeNull()
  })

  it('is who has the fewest open leads', () => {
    expect(next(one('a', 4), one('b', 2), one('c', 3))).toBe('b')
  })

  it('is who has the fewest for their weight', () => {
    expect(next(one('a', 5, { weight: 3 }), one('b', 2))).toBe('a')
    expect(next(one('a', 6, { weight: 3 }), one('b', 1))).toBe('b')
  })

  it('is of equals who waited longest, never having had one first of all, then by id', () => {
    const at = (lastLeadAt: string) => ({ lastLeadAt })
    expect(next(one('a', 1, at('2026-11-22T12:00:00Z')), one('b', 1, at('2026-11-21T12:00:00Z')))).toBe('b')
    expect(next(one('a', 1, at('2026-11-21T12:00:00Z')), one('b', 1))).toBe('b')
    expect(next(one('b', 1), one('a', 1))).toBe('a')
  })

  it('deals n leads out so that everybody is within one of their share', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 15 })
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 250 }), (given, leads) => {
        const members = given.map((weight, at) => one(`p${at}`, 0, { weight }))
        const all = given.reduce((sum, weight) => sum + weight, 0)
        for (let n = 1; n <= leads; n++) {
          const taker = nextInTurn(members)!
          taker.openLeads += 1
          taker.lastLeadAt = new Date(n * 1000).toISOString()
          for (const { openLeads, weight } of members) expect(Math.abs(openLeads - (n * weight) / all)).toBeLessThan(1)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('levels whatever loads it begins with, and always finds somebody', () => {
    const loads = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(loads, given => {
        const members = given.map((openLeads, at) => one(`p${at}`, openLeads))
        const fewest = Math.min(...given)
        expect(nextInTurn(members)?.openLeads).toBe(fewest)
      }),
    )
  })
})
