import { describe, expect, it } from 'vitest'
import { conflictRow, contactRow, value } from '@/tests/samples/identity-rows'
import { conflictsBack, countMoved, fieldsBack, twinsBack, type MergeBefore, type MergeMoved } from './unmerge'

const before = (rows: Partial<MergeBefore> = {}): MergeBefore => ({
  ...{
    survivor: contactRow('ana'),
    loser: contactRow('bia'),
    identifiers: [],
    ignored: [],
    keptPairs: [],
    conflicts: [],
  },
  ...rows,
})
const moved = (rows: Partial<MergeMoved> = {}): MergeMoved => ({
  ...{
    identifiers: [],
    droppedIdentifiers: [],
    toldIdentifiers: [],
    chats: [],
    leads: [],
    tasks: [],
    notes: [],
    history: [],
  },
  ...{ deliveries: [], conflicts: [], sightings: [], contacts: [], survivor: contactRow('ana') },
  ...rows,
})

describe('the fields of the survivor after an undo', () => {
  it('are what they were where the merge’s value still stands, and stay where somebody has changed them since', () => {
    const was = contactRow('ana', { description: null, organization: null, custom_fields: { a: 1, b: 2 } })
    const after = contactRow('ana', {
      description: 'told by Bia',
      organization: 'Loja',
      custom_fields: { a: 1, b: 2, c: 3 },
    })
    const now = { ...after, organization: 'Loja 2', custom_fields: { c: 3, b: 2, a: 1 } }
    expect(fieldsBack(was, after, now)).toEqual({
      set: { description: null, custom_fields: { a: 1, b: 2 } },
      kept: ['organization'],
    })
  })
})

describe('an equal value that both had', () => {
  const ours = value('1', 'ana', 'k', { shared: true, last_seen_at: '2026-01-01T00:00:00Z' })
  const theirs = value('2', 'bia', 'k', { shared: true, verified: true, last_seen_at: '2026-04-01T00:00:00Z' })
  const books = [
    before({ identifiers: [ours, theirs] }),
    moved({ toldIdentifiers: ['1'], droppedIdentifiers: ['2'] }),
  ] as const

  it('forgets what the other knew', () => {
    const now = { ...ours, verified: true, last_seen_at: '2026-04-01T00:00:00Z' }
    expect(twinsBack(...books, [now])).toMatchObject([
      { ids: ['1'], to: { verified: false, last_seen_at: '2026-01-01T00:00:00Z' }, soft: true },
    ])
  })

  it('keeps what was learnt since, and is left alone when it is gone', () => {
    const now = { ...ours, verified: false, last_seen_at: '2026-05-09T00:00:00Z' }
    expect(twinsBack(...books, [now])).toEqual([])
    expect(twinsBack(...books, [])).toEqual([])
  })
})

describe('a question that the merge touched', () => {
  const was = conflictRow('q', { contact_id: 'bia' })
  const closed = { ...was, contact_id: 'ana', state: 'resolved' as const, resolution: 'merge', version: 2 }
  const books = [before({ conflicts: [was] }), moved({ conflicts: [{ id: 'q', version: 2 }] })] as const
  const mergedAt = '2026-05-05T00:00:00Z'

  it('is open again and stands where it stood', () => {
    expect(conflictsBack(...books, [closed], mergedAt)).toMatchObject([
      { to: { contact_id: 'bia', state: 'open', resolution: null, version: 3 } },
    ])
  })

  it('stays settled with the survivor when somebody settled it since', () => {
    expect(conflictsBack(...books, [{ ...closed, state: 'ignored', version: 3 }], mergedAt)).toEqual([])
  })

  it('that goes on keeps what it was counted since', () => {
    const seen = { ...was, contact_id: 'ana', version: 3, seen_count: 2, last_seen_at: '2026-05-09T00:00:00Z' }
    const [change] = conflictsBack(...books, [seen], mergedAt)
    expect(change).toMatchObject({ does: 'update', to: { contact_id: 'bia' } })
    expect(change?.does === 'update' && 'seen_count' in change.to).toBe(false)
  })
})

it('counts what moved by kind, open questions of the loser among it', () => {
  const conflicts = [
    conflictRow('1', { contact_id: 'bia' }),
    conflictRow('2', { other_contact_id: 'bia' }),
    conflictRow('3'),
    conflictRow('4', { contact_id: 'bia', state: 'ignored' }),
  ]
  const identifiers = [value('e', 'bia', 'bia@x.com'), value('p', 'bia', 'k'), value('twin', 'bia', 'l')]
  expect(countMoved(before({ conflicts, identifiers }), moved({ identifiers: ['e', 'p'], chats: ['c'] }))).toEqual({
    ...{ chats: 1, leads: 0, tasks: 0, notes: 0, history: 0 },
    ...{ conflicts: 2, emails: 1, phones: 1 },
  })
})
