import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { value } from '@/tests/samples/identity-rows'
import { twinOf, unite, unitedId } from './unite'

describe('uniting the values of two contacts', () => {
  it('keeps an equal value once, with what either knew of it', () => {
    const ours = value('1', 'ana', '551187654321M', {
      shared: true,
      candidate: true,
      flag: 'confirm_country',
      first_seen_at: '2026-03-01T00:00:00Z',
    })
    const theirs = value('2', 'bia', '551187654321M', {
      shared: true,
      verified: true,
      first_seen_at: '2026-01-01T00:00:00Z',
      e164: '+5511987654321',
    })
    const [row, ...more] = unite([ours], [theirs], 'ana')
    expect(more).toEqual([])
    expect(row).toMatchObject({
      id: '1',
      candidate: false,
      flag: null,
      verified: true,
      e164: '+5511987654321',
      first_seen_at: '2026-01-01T00:00:00Z',
    })
  })

  it('holds two texts without key equal by their text, and never with a value that has a key', () => {
    const text = value('1', 'ana', null)
    expect(twinOf(text, [value('2', 'bia', null)])?.id).toBe('2')
    expect(twinOf(text, [value('2', 'bia', null, { raw: '98765-4322' }), value('3', 'bia', '98765-4321')])).toBeNull()
  })

  it('leaves the survivor its primaries, and the loser its own only of a kind the survivor lacks', () => {
    const ours = [value('1', 'ana', 'ana@x.com', { is_primary: true })]
    const theirs = [
      value('2', 'bia', 'bia@x.com', { is_primary: true }),
      value('3', 'bia', '551187654321M', { is_primary: true }),
    ]
    expect(
      unite(ours, theirs, 'ana')
        .filter(one => one.is_primary)
        .map(one => one.id),
    ).toEqual(['1', '3'])
  })

  it('names a value by the row that goes on', () => {
    const [ours, theirs] = [[value('1', 'ana', 'k')], [value('2', 'bia', 'k'), value('3', 'bia', 'l')]]
    expect(['1', '2', '3'].map(id => unitedId(id, ours, theirs))).toEqual(['1', '1', '3'])
  })

  it('loses no key and doubles none, whatever the two have', () => {
    const keys = fc.uniqueArray(fc.constantFrom('a@x.com', 'b@x.com', 'k1', 'k2', 'k3'), { maxLength: 5 })
    const rows = (contactId: string, held: string[]) =>
      held.map(key => value(`${contactId} ${key}`, contactId, key, { shared: true }))
    fc.assert(
      fc.property(keys, keys, (one, other) => {
        const united = unite(rows('ana', one), rows('bia', other), 'ana')
        expect(united.map(row => row.key).toSorted()).toEqual([...new Set([...one, ...other])].toSorted())
        expect(united.every(row => row.contact_id === 'ana')).toBe(true)
      }),
    )
  })
})
