import { describe, expect, test } from 'vitest'
import { matchIdentity, type OwnedKey, type StartingPoint } from './match-identity'

const email = (ownerId: string | null): OwnedKey => ({ kind: 'email', key: 'ana@loja.example', ownerId })
const phone = (ownerId: string | null, key = '551187654321M'): OwnedKey => ({ kind: 'phone', key, ownerId })
const from = (contactId: string, overrides: Partial<StartingPoint> = {}): StartingPoint => ({
  contactId,
  anonymous: false,
  pinned: false,
  from: 'visitor',
  ...overrides,
})
const match = (start: StartingPoint | null, keys: OwnedKey[], setting: 'email' | 'phone' | 'newest' = 'email') =>
  matchIdentity(start, keys, setting, contactId => ({ old: 1, new: 2 })[contactId] ?? 0)

describe('whose event it is', () => {
  test('nobody’s, when nothing leads anywhere: a new contact', () => {
    expect(match(null, [email(null), phone(null)])).toEqual({
      contactId: null,
      by: 'nobody',
      givesWay: null,
      leftBehind: null,
    })
  })

  test('of the owner of the e-mail, before that of the phone, in whatever order they came', () => {
    expect(match(null, [phone('b'), email('a')])).toMatchObject({ contactId: 'a', by: 'email' })
    expect(match(null, [phone('b'), email(null)])).toMatchObject({ contactId: 'b', by: 'phone' })
  })

  test('of the owner of the phone first, where the setting says so', () => {
    expect(match(null, [email('a'), phone('b')], 'phone')).toMatchObject({ contactId: 'b', by: 'phone' })
    expect(match(null, [email('a'), phone(null)], 'phone')).toMatchObject({ contactId: 'a', by: 'email' })
  })

  test('of whoever was active last, where the setting says so; of equals the first', () => {
    expect(match(null, [email('old'), phone('new')], 'newest')).toMatchObject({ contactId: 'new', by: 'phone' })
    expect(match(null, [email('new'), phone('old')], 'newest')).toMatchObject({ contactId: 'new', by: 'email' })
    expect(match(null, [email('x'), phone('y')], 'newest')).toMatchObject({ contactId: 'x' })
  })

  test('of the chat’s or the visitor number’s contact, when no value leads to anybody', () => {
    expect(match(from('v'), [email(null)])).toEqual({ contactId: 'v', by: 'visitor', givesWay: null, leftBehind: null })
    expect(match(from('c', { from: 'chat' }), [])).toMatchObject({ contactId: 'c', by: 'chat' })
  })

  test('of the same contact by two ways is no question', () => {
    expect(match(from('a'), [email('a'), phone('a')])).toEqual({
      contactId: 'a',
      by: 'email',
      givesWay: null,
      leftBehind: null,
    })
  })

  test('an anonymous contact gives way to the person whom the event names', () => {
    expect(match(from('v', { anonymous: true }), [phone('b')])).toEqual({
      contactId: 'b',
      by: 'phone',
      givesWay: 'v',
      leftBehind: null,
    })
  })

  test('a known contact is left behind as a question', () => {
    expect(match(from('v'), [email('b')])).toEqual({ contactId: 'b', by: 'email', givesWay: null, leftBehind: 'v' })
  })

  test('a chat that a person placed stays, whatever the event says', () => {
    expect(match(from('p', { from: 'chat', pinned: true, anonymous: true }), [email('a'), phone('b')])).toEqual({
      contactId: 'p',
      by: 'chat',
      givesWay: null,
      leftBehind: null,
    })
  })
})
