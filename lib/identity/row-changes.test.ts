import { describe, expect, it } from 'vitest'
import { value } from '@/tests/samples/identity-rows'
import { contactsGiven, invert, watchedColumns, type Change } from './row-changes'

const row = { ...value('1', 'ana', 'ana@x.com') }
const journal: Change[] = [
  { does: 'delete', table: 'identifiers', row },
  { does: 'insert', table: 'ignored_identifiers', row: { contact_id: 'bia', kind: 'email', key: 'k' } },
  { does: 'update', table: 'chats', ids: ['c'], from: { contact_id: 'ana' }, to: { contact_id: 'caio' }, soft: true },
]

describe('a journal of changes', () => {
  it('is taken back from its end, each change the other way round', () => {
    const back = invert(journal)
    expect(back.map(change => change.does)).toEqual(['update', 'delete', 'insert'])
    expect(back[0]).toMatchObject({ from: { contact_id: 'caio' }, to: { contact_id: 'ana' }, soft: true })
    expect(invert(back)).toEqual(journal)
  })

  it('does not watch how a value was last seen, only what it is', () => {
    const { key, watched } = watchedColumns('identifiers', row)
    expect(key).toEqual({ id: '1' })
    expect(Object.keys(watched)).toEqual(
      expect.arrayContaining(['key', 'is_primary', 'shared', 'verified', 'contact_id']),
    )
    expect(Object.keys(watched)).not.toContain('last_seen_at')
  })

  it('names every contact that it gives a row to', () => {
    expect(contactsGiven(journal)).toEqual(['bia', 'caio'])
  })
})
