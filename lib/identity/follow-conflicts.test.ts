import { describe, expect, it } from 'vitest'
import { conflictRow, value } from '@/tests/samples/identity-rows'
import { followConflicts as follow, type NewPlace } from './follow-conflicts'

const by = { userId: 'maria', now: new Date('2026-05-05T12:00:00Z'), newId: () => 'new' }
const place = (more: Partial<NewPlace> = {}): NewPlace => ({
  id: 'bia',
  identifiers: [],
  open: [],
  ownerOf: () => null,
  ...more,
})
const followConflicts = (...asked: Parameters<typeof follow>) => follow(...asked).flatMap(({ changes }) => changes)
const own = value('own', 'bia', '551132654321L', { is_primary: true, raw: '11 3265-4321' })
const question = conflictRow('q')
const closed = { ids: ['q'], to: { state: 'resolved', resolution: 'belongs_to_other', resolved_by_id: 'maria' } }

describe('a question that only the moved chats brought', () => {
  it('is answered where the new contact lacks the kind: the value fills the gap, as primary', () => {
    const [added, end] = followConflicts([question], place(), by)
    expect(added).toMatchObject({
      does: 'insert',
      row: { contact_id: 'bia', key: question.key, is_primary: true, source_chat_id: 'chat' },
    })
    expect(end).toMatchObject(closed)
  })

  it('fills the gap past a text that is primary for want of something better', () => {
    const text = value('text', 'bia', null, { is_primary: true })
    expect(followConflicts([question], place({ identifiers: [text] }), by)).toMatchObject([
      { ids: ['text'], to: { is_primary: false } },
      { does: 'insert' },
      closed,
    ])
  })

  it('fills nothing that a third person owns: it is asked', () => {
    expect(followConflicts([question], place({ ownerOf: () => 'caio' }), by)).toMatchObject([
      { to: { contact_id: 'bia', crm_value: null } },
    ])
  })

  it('is closed where the new contact has the value', () => {
    expect(followConflicts([question], place({ identifiers: [value('has', 'bia', question.key)] }), by)).toMatchObject([
      closed,
    ])
  })

  it('is asked there beside what the CRM has', () => {
    expect(followConflicts([question], place({ identifiers: [own] }), by)).toMatchObject([
      { to: { contact_id: 'bia', crm_value: '11 3265-4321' }, soft: true },
    ])
  })

  it('is asked once, also of two that come at once', () => {
    const open = [{ kind: 'phone' as const, key: question.key, contact_id: 'bia', other_contact_id: null }]
    expect(followConflicts([question], place({ identifiers: [own], open }), by)).toMatchObject([closed])
    const twice = followConflicts([question, { ...question, id: 'q2' }], place({ identifiers: [own] }), by)
    expect(twice).toMatchObject([
      { ids: ['q'], to: { contact_id: 'bia' } },
      { ids: ['q2'], to: { state: 'resolved' } },
    ])
  })

  it('between the old and the new contact is answered by the move', () => {
    const pair = conflictRow('q', { kind: 'two_contacts', other_contact_id: 'bia' })
    expect(followConflicts([pair], place(), by)).toMatchObject([closed])
    const third = conflictRow('q', { kind: 'two_contacts', other_contact_id: 'caio', crm_value: 'x' })
    expect(followConflicts([third], place(), by)).toMatchObject([{ to: { contact_id: 'bia', crm_value: 'x' } }])
  })
})
