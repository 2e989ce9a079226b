import { describe, expect, it } from 'vitest'
import { judgeUnknownToken, type Verdict, type WrongTokens } from './wrong-token-budget'

const noon = new Date('2026-11-22T12:00:00Z')

function verdicts(times: number, canBeOurs: boolean, now = noon, before?: WrongTokens) {
  const given: Verdict[] = []
  let counted = before
  for (let time = 0; time < times; time += 1) {
    const { verdict, after } = judgeUnknownToken(counted, canBeOurs, now)
    given.push(verdict)
    counted = after
  }
  return { given, counted }
}

describe('judgeUnknownToken', () => {
  it('looks up the first twenty of a minute, then refuses unseen, then calls it a flood', () => {
    const { given } = verdicts(150, true)
    expect(given.slice(0, 20)).toEqual(Array(20).fill('look-up'))
    expect(given.slice(20, 100)).toEqual(Array(80).fill('refuse'))
    expect(given.slice(100)).toEqual(Array(50).fill('flood'))
  })

  it('never asks the database about what cannot be a token of ours', () => {
    expect(verdicts(100, false).given).toEqual(Array(100).fill('refuse'))
  })

  it('begins again with the next minute', () => {
    const { counted } = verdicts(150, true)
    expect(judgeUnknownToken(counted, true, new Date('2026-11-22T12:01:00Z')).verdict).toBe('look-up')
  })
})
