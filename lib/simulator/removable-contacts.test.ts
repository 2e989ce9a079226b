import { describe, expect, it } from 'vitest'
import { removableContacts, type LeftContact } from './removable-contacts'

const contact = (id: string, rest: Partial<LeftContact> = {}): LeftContact => ({
  id,
  mergedIntoId: null,
  isBare: true,
  isOfSimulation: true,
  ...rest,
})

describe('the contacts that go with the simulation', () => {
  it('are those on whom nothing real hangs', () => {
    expect(removableContacts([contact('a'), contact('b', { isBare: false })])).toEqual(['a'])
  })

  it('take those with them that were merged into them', () => {
    expect(removableContacts([contact('a'), contact('b', { mergedIntoId: 'a', isOfSimulation: false })])).toEqual([
      'a',
      'b',
    ])
  })

  it('stay when somebody real was merged into them', () => {
    expect(removableContacts([contact('a'), contact('b', { mergedIntoId: 'a', isBare: false })])).toEqual([])
  })

  it('go alone when they were merged into somebody real', () => {
    expect(removableContacts([contact('a', { isBare: false }), contact('b', { mergedIntoId: 'a' })])).toEqual(['b'])
  })

  it('leave a real contact alone that was merged into another real one', () => {
    const contacts = [contact('a', { isBare: false }), contact('b', { mergedIntoId: 'a', isOfSimulation: false })]
    expect(removableContacts(contacts)).toEqual([])
  })
})
