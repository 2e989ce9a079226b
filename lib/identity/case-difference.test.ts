import { describe, expect, it } from 'vitest'
import type { CardValue } from '../contacts/card-values'
import { caseDifference } from './case-difference'
import type { CasePerson, ConflictCase } from './conflict-case'

const phone = (shown: string) => ({ shown }) as CardValue
const ana = { name: 'Ana', owner: 'Bruno', phones: [phone('(11) 98765-4321')], emails: [] } as unknown as CasePerson
const of = (contact: CasePerson, other: CasePerson | null = null) => ({ contact, other }) as ConflictCase

describe('what has changed since somebody looked', () => {
  it('is nothing where all that is shown is the same', () => {
    expect(caseDifference(of(ana), of({ ...ana }))).toEqual([])
  })

  it('is told as seen and as it is now, the order of phones included', () => {
    const now = { ...ana, name: 'Ana Souza', phones: [phone('(21) 99876-5432'), phone('(11) 98765-4321')] }
    expect(caseDifference(of(ana), of(now))).toEqual([
      { what: 'name', seen: 'Ana', now: 'Ana Souza' },
      { what: 'phone', seen: '(11) 98765-4321', now: '(21) 99876-5432, (11) 98765-4321' },
    ])
  })

  it('says that the other contact is gone', () => {
    expect(caseDifference(of(ana, { ...ana, name: 'Bia' }), of(ana))).toEqual([{ what: 'gone', seen: 'Bia', now: '' }])
  })
})
