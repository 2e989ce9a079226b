import { describe, expect, test } from 'vitest'
import { compareValues, type BroughtValue, type KnownIdentifier, type Policy, type Settled } from './compare-values'
import { readPhones } from './phone'

const nothingSettled: Settled = { ignored: [], kept: [] }

function email(address: string, overrides: Partial<BroughtValue> = {}): BroughtValue {
  const base = {
    e164: null,
    phoneKind: null,
    flag: null,
    extension: null,
    candidate: false,
    ownerId: null,
    sharedElsewhere: false,
  }
  return { ...base, kind: 'email', raw: address, key: address.toLowerCase(), ...overrides }
}

function phone(raw: string, overrides: Partial<BroughtValue> = {}): BroughtValue {
  const [read] = readPhones(raw)
  if (!read) throw new Error(`no phone: ${raw}`)
  const { key, e164, kind, flag, extension, candidate } = read
  return {
    kind: 'phone',
    raw,
    key,
    e164,
    phoneKind: kind,
    flag,
    extension,
    candidate,
    ownerId: null,
    sharedElsewhere: false,
    ...overrides,
  }
}

function known(value: BroughtValue, overrides: Partial<KnownIdentifier> = {}): KnownIdentifier {
  const { kind, raw, key, e164, flag, candidate } = value
  return { id: raw, kind, raw, key, e164, flag, candidate, isPrimary: true, shared: false, ...overrides }
}

type Given = { has?: KnownIdentifier[]; settled?: Partial<Settled>; policy?: Policy; pinned?: boolean }

function compare(brought: BroughtValue[], { has = [], settled = {}, policy = 'ask', pinned = false }: Given = {}) {
  return compareValues(brought, has, { ...nothingSettled, ...settled }, { email: policy, phone: policy }, pinned)
}

const C = phone('(11) 98765-4321')
const P = phone('(21) 99876-5432')
const D = email('d@loja.example')
const E = email('e@loja.example')

describe('the conflict policy', () => {
  test('row 1: a new contact takes both values as primaries', () => {
    expect(compare([E, P])).toEqual([
      { does: 'add', value: E, primary: true },
      { does: 'add', value: P, primary: true },
    ])
  })

  test('row 2: a value that is known says nothing new', () => {
    expect(compare([E], { has: [known(E), known(C)] })).toEqual([{ does: 'echo', identifierId: E.raw, upgrade: null }])
  })

  test('row 3: what the contact lacks is filled in', () => {
    expect(compare([E, P], { has: [known(E)] })[1]).toEqual({ does: 'add', value: P, primary: true })
    expect(compare([E, P], { has: [known(P)] })[0]).toEqual({ does: 'add', value: E, primary: true })
  })

  test('row 4: another phone is a question about the primary one', () => {
    const secondary = known(phone('(31) 3265-4321'), { isPrimary: false })
    expect(compare([P], { has: [secondary, known(C)] })).toEqual([{ does: 'ask', value: P, crm: known(C) }])
  })

  test('row 5: a value of somebody else is a question about the two', () => {
    const theirs = { ...P, ownerId: 'b' }
    expect(compare([theirs], { has: [known(C)] })).toEqual([{ does: 'ask_two', value: theirs, otherId: 'b' }])
    expect(compare([theirs])).toEqual([{ does: 'ask_two', value: theirs, otherId: 'b' }])
  })

  test('row 5, settled: a pair kept as it is stays unasked for this value alone', () => {
    const theirs = { ...P, ownerId: 'b' }
    const kept = [{ otherId: 'b', key: P.key! }]
    expect(compare([theirs], { settled: { kept } })).toEqual([{ does: 'nothing', value: theirs, because: 'kept' }])
    expect(compare([{ ...theirs, ownerId: 'c' }], { settled: { kept } })[0]!.does).toBe('ask_two')
    expect(compare([{ ...C, ownerId: 'b' }], { settled: { kept } })[0]!.does).toBe('ask_two')
  })

  test('row 6: another e-mail is a question too', () => {
    expect(compare([E], { has: [known(D)] })).toEqual([{ does: 'ask', value: E, crm: known(D) }])
  })

  test('row 7: a shared number is kept here as well and asks nothing', () => {
    const shared = { ...P, sharedElsewhere: true }
    expect(compare([shared], { has: [known(C)] })).toEqual([{ does: 'add', value: shared, primary: false }])
    expect(compare([shared])).toEqual([{ does: 'add', value: shared, primary: true }])
  })

  test('row 8: another writing is an echo; the full number completes one whose ninth digit was added', () => {
    const old = phone('11 8765-4321')
    expect(old.flag).toBe('ninth_digit_added')
    expect(compare([C], { has: [known(old)] })).toEqual([{ does: 'echo', identifierId: old.raw, upgrade: C }])
    expect(compare([old], { has: [known(C)] })).toEqual([{ does: 'echo', identifierId: C.raw, upgrade: null }])
    expect(compare([email('D@Loja.Example')], { has: [known(D)] })[0]!.does).toBe('echo')
  })

  test('row 11: an ignored value is counted, even one of somebody else', () => {
    const ignored = [{ kind: 'phone', key: P.key! }]
    for (const value of [P, { ...P, ownerId: 'b' }]) {
      expect(compare([value], { has: [known(C)], settled: { ignored } })).toEqual([{ does: 'count_ignored', value }])
    }
  })

  test('row 13: two new values are two questions', () => {
    expect(compare([E, P], { has: [known(D), known(C)] }).map(one => one.does)).toEqual(['ask', 'ask'])
  })

  test('row 13: of two new values the first fills and the second asks', () => {
    const [first, second] = compare([C, P])
    expect(first).toEqual({ does: 'add', value: C, primary: true })
    expect(second).toMatchObject({ does: 'ask', value: P, crm: { key: C.key, isPrimary: true } })
  })

  test('row 14: a replaced value that was kept is an echo', () => {
    expect(compare([C], { has: [known(C, { isPrimary: false }), known(P)] })[0]!.does).toBe('echo')
  })
})

describe('beside the rows', () => {
  test('the policy “add” keeps a second value without a question', () => {
    expect(compare([P], { has: [known(C)], policy: 'add' })).toEqual([{ does: 'add', value: P, primary: false }])
  })

  test('on a chat that a person placed, somebody else’s value is no question', () => {
    const theirs = { ...P, ownerId: 'b' }
    expect(compare([theirs], { has: [known(C)], pinned: true })).toEqual([
      { does: 'nothing', value: theirs, because: 'pinned' },
    ])
  })

  test('a phone without a key never asks: it is primary only where there is no other', () => {
    const short = phone('3265-4321')
    expect(short.key).toBeNull()
    expect(compare([short])).toEqual([{ does: 'add', value: short, primary: true }])
    expect(compare([short], { has: [known(C)] })).toEqual([{ does: 'add', value: short, primary: false }])
    expect(compare([short], { has: [known(short)] })[0]!.does).toBe('echo')
  })

  test('a phone without a key that ends another one repeats it', () => {
    const short = phone('98765-4321')
    expect(compare([short], { has: [known(C)] })).toEqual([
      { does: 'nothing', value: short, because: 'echo_of_longer' },
    ])
    expect(compare([phone('98765-4321 ramal 3')], { has: [known(C)] })[0]!.does).toBe('nothing')
  })

  test('a text that stood as primary gives way to the first whole number', () => {
    expect(compare([C], { has: [known(phone('3265-4321'))] })).toEqual([{ does: 'add', value: C, primary: true }])
  })

  test('a candidate is kept and asks nothing', () => {
    const candidate = { ...P, candidate: true, flag: 'confirm_country' }
    expect(compare([candidate], { has: [known(C)] })).toEqual([{ does: 'add', value: candidate, primary: false }])
  })

  test('a candidate that comes again without a doubt is confirmed, also where it turns out to be foreign', () => {
    const candidate = known({ ...phone('79991234567'), candidate: true, flag: 'confirm_country' })
    const [brazilian, russian] = [phone('+55 79 99123-4567'), phone('+7 999 123-45-67')]
    expect(brazilian.key).toBe(candidate.key)
    expect(russian.key).not.toBe(candidate.key)
    expect(compare([brazilian], { has: [candidate] })).toEqual([
      { does: 'confirm', identifierId: candidate.id, value: brazilian },
    ])
    expect(compare([russian], { has: [candidate] })).toEqual([
      { does: 'confirm', identifierId: candidate.id, value: russian },
    ])
  })

  test('a candidate that comes again in doubt stays one, and one of somebody else’s numbers is a question', () => {
    const candidate = known({ ...C, candidate: true, flag: 'confirm_country' })
    expect(compare([{ ...C, candidate: true }], { has: [candidate] })[0]!.does).toBe('echo')
    const theirs = { ...C, ownerId: 'b' }
    expect(compare([theirs], { has: [candidate] })).toEqual([{ does: 'ask_two', value: theirs, otherId: 'b' }])
    expect(compare([theirs], { has: [candidate], settled: { kept: [{ otherId: 'b', key: C.key! }] } })[0]!.does).toBe(
      'nothing',
    )
  })

  test('what is no e-mail is kept as text, never as primary', () => {
    const text = email('ana arroba loja', { key: null, flag: 'invalid' })
    expect(compare([text])).toEqual([{ does: 'add', value: text, primary: false }])
    expect(compare([E], { has: [known(text, { isPrimary: false })] })).toEqual([
      { does: 'add', value: E, primary: true },
    ])
  })
})
