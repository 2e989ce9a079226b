import { describe, expect, it } from 'vitest'
import { finishedSteps, isAllSet, neighboursOf, openingStep, readStep, setUpSteps, type SetUpFacts } from './steps'

const nothing: SetUpFacts = {
  hasCompanyName: false,
  channels: 0,
  hasRealEvent: false,
  operators: 0,
  unmappedOperators: 0,
  people: 1,
}

describe('the first steps', () => {
  it('begin with the company on an empty installation', () => {
    expect(openingStep(nothing)).toBe('company')
    expect(finishedSteps(nothing).size).toBe(0)
  })

  it.each([
    ['channel', { hasCompanyName: true }],
    ['waiting', { hasCompanyName: true, channels: 1 }],
    ['operators', { hasCompanyName: true, channels: 1, hasRealEvent: true }],
    ['operators', { hasCompanyName: true, channels: 1, hasRealEvent: true, operators: 2, unmappedOperators: 1 }],
    ['people', { hasCompanyName: true, channels: 1, hasRealEvent: true, operators: 2 }],
    ['done', { hasCompanyName: true, channels: 1, hasRealEvent: true, operators: 2, people: 2 }],
  ] as const)('go on with %s where that is the first thing missing', (step, facts) => {
    expect(openingStep({ ...nothing, ...facts })).toBe(step)
    expect(isAllSet({ ...nothing, ...facts })).toBe(step === 'done')
  })

  it('lead to one another without a gap, there and back', () => {
    for (const step of setUpSteps) {
      const { after } = neighboursOf(step)
      if (after) expect(neighboursOf(after).before).toBe(step)
    }
    expect(neighboursOf('company').before).toBeNull()
    expect(neighboursOf('done').after).toBeNull()
  })

  it('are read from an address that may say anything', () => {
    expect(readStep('waiting')).toBe('waiting')
    for (const odd of [undefined, null, '', 'WAITING', '__proto__', 'constructor']) expect(readStep(odd)).toBeNull()
  })
})
