import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPhones } from '../contacts/phone'
import {
  isTellingName,
  type KeptFact,
  type NameFact,
  NEXT_OF_A_VALUE,
  type PhoneFact,
  type ScanFacts,
  suspectedPairs,
  WHATEVER,
} from './duplicate-reasons'

const ids = ['a', 'b', 'c', 'd']
const found = (facts: Partial<Pick<ScanFacts, 'phones' | 'names' | 'kept'>>, contactIds: string[] = ids) =>
  suspectedPairs({ contactIds, phones: [], names: [], kept: [], ...facts }).map(one => [
    one.leastId,
    one.greatestId,
    one.reason,
    one.confidence,
    one.value,
  ])

/** What the intake keeps of a phone written like this. */
function phone(contactId: string, written: string, more: Partial<PhoneFact> = {}): PhoneFact {
  const { raw, key, e164, candidate } = readPhones(written)[0]!
  const ending = (key ?? raw).replace(/\D/g, '').slice(-8)
  return { contactId, raw, key, e164, candidate, shared: false, ending, ...more }
}

const named = (contactId: string, name: string, city = 'São Paulo'): NameFact => ({
  contactId,
  name: name.toLowerCase(),
  city: city.toLowerCase(),
  shownName: name,
  shownCity: city,
})
const kept = (key: string, pair = ['a', 'b']): KeptFact => ({
  leastId: pair[0]!,
  greatestId: pair[1]!,
  key,
  held: null,
})

describe('two contacts may be one person', () => {
  it('at 60 when a phone without its DDD ends a phone of the other', () => {
    expect(found({ phones: [phone('a', '98765-4321'), phone('b', '(11) 98765-4321')] })).toEqual([
      ['a', 'b', 'same_ending', 60, '98765-4321'],
    ])
    expect(found({ phones: [phone('b', '8765-4321'), phone('a', '(11) 98765-4321')] })).toHaveLength(1)
    expect(found({ phones: [phone('a', '98765-4321'), phone('b', '98765-4321')] })).toHaveLength(1)
  })

  it('at 60 when a candidate, such as a number from abroad, ends alike', () => {
    const aracajuOrMoscow = phone('a', '79991234567', { candidate: true })
    expect(found({ phones: [aracajuOrMoscow, phone('b', '(79) 99123-4567')] })).toEqual([
      ['a', 'b', 'same_ending', 60, '(79) 99123-4567'],
    ])
  })

  it('at 60 when a landline may have been given a 9', () => {
    const damaged = [phone('a', '5545932782153'), phone('b', '(45) 3278-2153')]
    expect(damaged.map(one => one.key)).toEqual(['554532782153M', '554532782153L'])
    expect(found({ phones: damaged })).toMatchObject([['a', 'b', 'same_ending', 60, expect.any(String)]])
  })

  it('never for two whole numbers of different DDDs, for service numbers, or for eight equal digits', () => {
    expect(found({ phones: [phone('a', '(11) 98765-4321'), phone('b', '(21) 98765-4321')] })).toEqual([])
    expect(found({ phones: [phone('a', '0800 777 1234'), phone('b', '0800 777 1234')] })).toEqual([])
    expect(found({ phones: [phone('a', '99999-9999'), phone('b', '(11) 99999-9999')] })).toEqual([])
  })

  it('at 40 when both have the same shared phone', () => {
    const reception = [phone('a', '(11) 3265-4321', { shared: true }), phone('b', '1132654321', { shared: true })]
    expect(found({ phones: reception })).toEqual([['a', 'b', 'shared_phone', 40, '(11) 3265-4321']])
  })

  it('at 30 when name and city are the same', () => {
    expect(found({ names: [named('a', 'Ana Souza'), named('b', 'Ana Souza')] })).toEqual([
      ['a', 'b', 'same_name_and_city', 30, 'Ana Souza · São Paulo'],
    ])
    expect(found({ names: [named('a', 'Ana Souza'), named('b', 'Ana Souza', 'Recife')] })).toEqual([])
    expect(found({ names: [named('a', 'Ana'), named('b', 'Ana')] })).toEqual([])
  })

  it('at 90 when somebody kept them as they are', () => {
    const held = { raw: '11 98765-4321', key: '551187654321M', e164: '+5511987654321' }
    expect(found({ kept: [{ ...kept('551187654321M'), held }] })).toEqual([
      ['a', 'b', 'kept_apart', 90, '(11) 98765-4321'],
    ])
  })

  it('once, for the strongest reason', () => {
    const names = [named('a', 'Ana Souza'), named('b', 'Ana Souza')]
    const phones = [phone('a', '98765-4321'), phone('b', '(11) 98765-4321')]
    expect(found({ names, phones })).toMatchObject([['a', 'b', 'same_ending', 60, '98765-4321']])
    expect(found({ names, phones, kept: [kept('k')] })).toMatchObject([['a', 'b', 'kept_apart', 90, 'k']])
  })

  it('never after somebody said that they are two people', () => {
    const names = [named('a', 'Ana Souza'), named('b', 'Ana Souza')]
    expect(found({ names, kept: [kept('k'), kept(WHATEVER)] })).toEqual([])
  })
})

it.each([
  ['Ana Souza', true],
  ['Ana Maria de Sá', true],
  ['Li Wei', true],
  ['João  da  Silva', true],
  ['Ana', false],
  ['Ana S.', false],
  ['Visitante 48213', false],
  ['Sem nome', false],
  ['ana@loja.com.br', false],
  [null, false],
])('the name %s tells who somebody is: %s', (name, tells) => {
  expect(isTellingName(name)).toBe(tells)
})

it('a value that many share makes rows by the contacts, not by their square, and leaves nobody out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 120 }), count => {
      const people = Array.from({ length: count }, (_, n) => `p${String(n).padStart(3, '0')}`)
      const pairs = found({ names: people.map(one => named(one, 'Maria Silva')) }, people)
      expect(pairs.length).toBeLessThanOrEqual(count * NEXT_OF_A_VALUE)
      if (count <= NEXT_OF_A_VALUE + 1) expect(pairs).toHaveLength((count * (count - 1)) / 2)
      expect(new Set(pairs.flatMap(([one, other]) => [one, other])).size).toBe(count)
    }),
  )
})

it('in steps, and in whatever order the facts are read, the same pairs are found as at once', () => {
  const contact = fc.constantFrom(...ids)
  const written = fc.constantFrom('98765-4321', '(11) 98765-4321', '(21) 98765-4321', '79991234567')
  const aPhone = fc.record({ contactId: contact, text: written, shared: fc.boolean() })
  fc.assert(
    fc.property(fc.array(aPhone, { maxLength: 12 }), given => {
      const phones = given.map(({ contactId, text, shared }) => phone(contactId, text, { shared }))
      const backwards = phones.toReversed()
      const inSteps = ids.flatMap(id => found({ phones: backwards.filter(one => one.contactId >= id) }, [id]))
      expect(inSteps.toSorted()).toEqual(found({ phones }).toSorted())
    }),
    { numRuns: 1000 },
  )
})
