import { describe, expect, it } from 'vitest'
import { ladderTrail } from './ladder-trail'

const states = (trail: ReturnType<typeof ladderTrail>) => trail.map(({ step, state }) => [step, state])

describe('ladderTrail', () => {
  it('ends at the step that took somebody; those below were not asked', () => {
    const skipped = [{ step: 'operator' as const, why: 'unmapped' as const, operator: '#7' }]
    const trail = ladderTrail({ code: 'assigned_agent', operator: '#8', userName: 'Ana', skipped }, false)
    expect(states(trail).slice(0, 3)).toEqual([
      ['operator', 'skipped'],
      ['assigned_agent', 'taken'],
      ['contact_owner', 'unasked'],
    ])
    expect(trail[0]!.skips).toEqual(skipped)
  })

  it('passes every step where nobody was found', () => {
    expect(ladderTrail({ code: 'nobody', skipped: [] }, true).every(({ state }) => state === 'skipped')).toBe(true)
  })
})
