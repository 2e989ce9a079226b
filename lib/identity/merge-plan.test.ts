import { describe, expect, it } from 'vitest'
import { contactRow, value } from '@/tests/samples/identity-rows'
import { mergeFields, planFields, planValues, survivorByDefault } from './merge-plan'

const none = { chats: 0, leads: 0, tasks: 0, notes: 0, history: 0 }

describe('who stays when nobody says', () => {
  const side = (id: string, year: number, chats = 0) => ({
    id,
    createdAt: new Date(Date.UTC(year, 0)),
    counts: { ...none, chats },
  })

  it.each([
    ['the one with more history, though it is newer', side('a', 2026, 3), side('b', 2024, 1), 'a'],
    ['of equals the older', side('a', 2026, 2), side('b', 2024, 2), 'b'],
    ['of twins always the same', side('b', 2026), side('a', 2026), 'a'],
  ])('is %s', (_, one, other, expected) => {
    expect(survivorByDefault(one, other)).toBe(expected)
    expect(survivorByDefault(other, one)).toBe(expected)
  })
})

describe('the fields of two contacts', () => {
  const ana = contactRow('ana', {
    name: 'Ana',
    description: 'mornings',
    custom_fields: { size: '42', vat: '', tags: ['a', 'b'] },
  })
  const bia = contactRow('bia', { name: 'Bia', organization: 'Loja', custom_fields: { size: '42', vat: '77' } })

  it('are shown with what differs, and an empty one never wins by itself', () => {
    const fields = Object.fromEntries(mergeFields(ana, bia).map(field => [field.field, field]))
    expect(fields.name).toMatchObject({
      survivor: 'Ana',
      loser: 'Bia',
      differs: true,
      default: 'survivor',
      canKeepBoth: false,
    })
    expect(fields.description).toMatchObject({ differs: true, default: 'survivor', canKeepBoth: false })
    expect(fields.organization).toMatchObject({ survivor: null, differs: true, default: 'loser' })
    expect(fields['customFields.size']).toMatchObject({ differs: false })
    expect(fields['customFields.vat']).toMatchObject({ survivor: null, loser: '77', default: 'loser' })
    expect(fields['customFields.tags']?.survivor).toBe('a, b')
    expect(fields.jivoStatus).toBeUndefined()
  })

  it('change only by a choice, and what was left behind is known', () => {
    expect(planFields(ana, bia, {})).toEqual({ ok: true, set: {}, left: { name: 'Bia' } })
    const chosen = planFields(ana, bia, { name: 'loser', description: 'loser', organization: 'survivor' })
    // An empty side can be read, not chosen: the filled one stands.
    expect(chosen).toEqual({ ok: true, set: { name: 'Bia', name_by_hand: true }, left: { name: 'Ana' } })
  })

  it('are joined where they are texts', () => {
    const other = { ...bia, description: 'afternoons' }
    expect(planFields(ana, other, { description: 'both' })).toMatchObject({
      set: { description: 'mornings\n\nafternoons', description_by_hand: true },
      left: { name: 'Bia' },
    })
    expect(planFields(ana, { ...bia, custom_fields: { size: '43' } }, { 'customFields.size': 'both' })).toMatchObject({
      set: { custom_fields: { size: '42 / 43', tags: ['a', 'b'] } },
    })
  })

  it('are not joined where they are amounts, and a choice between two of the company’s own is one by hand', () => {
    const [one, other] = [
      { ...ana, custom_fields: { saldo: 10 } },
      { ...bia, custom_fields: { saldo: 20.5 }, fields_by_hand: ['plano'] },
    ]
    const own = { saldo: { name: 'Saldo', type: 'money' as const } }
    expect(planFields(one, other, { 'customFields.saldo': 'both' }, own)).toEqual({
      ok: false,
      reason: 'not_offered',
      field: 'customFields.saldo',
    })
    expect(planFields(one, other, { 'customFields.saldo': 'loser' }, own)).toMatchObject({
      set: { custom_fields: { saldo: 20.5 }, fields_by_hand: ['plano', 'saldo'] },
    })
  })

  it('that were told by Jivo and go under are kept by their names', () => {
    const [one, other] = [
      { ...ana, attributes: { plan: 'pro', city: 'Recife' } },
      { ...bia, attributes: { plan: 'free', age: '7' } },
    ]
    expect(planFields(one, other, {})).toMatchObject({ left: { name: 'Bia', 'attributes.plan': 'free' } })
  })

  it('refuse “both” for a name, and a field there is none of', () => {
    expect(planFields(ana, bia, { name: 'both' })).toEqual({ ok: false, reason: 'not_offered', field: 'name' })
    expect(planFields(ana, bia, { shoe: 'loser' })).toEqual({ ok: false, reason: 'not_offered', field: 'shoe' })
    expect(planFields(ana, bia, { 'customFields.gone': 'loser', jivoStatus: 'loser' })).toMatchObject({ ok: true })
  })
})

describe('stars and crossed-out values', () => {
  const ours = value('ours', 'ana', 'ana@x.com', { is_primary: true })
  const theirs = value('theirs', 'ana', 'bia@x.com')
  const text = value('text', 'ana', null, { is_primary: true })
  const phone = value('phone', 'ana', '551187654321M')
  const visitor = value('visitor', 'ana', 'c:7', { kind: 'visitor' })

  it('stay as they are, but a text without key gives its star to what can match', () => {
    expect(planValues([ours, theirs], { stars: {}, drop: [] })).toMatchObject({ changes: [] })
    expect(planValues([text, phone], { stars: {}, drop: [] })).toMatchObject({
      changes: [{ ids: ['text'] }, { ids: ['phone'], to: { is_primary: true } }],
    })
  })

  it('go to whom the person chose, cleared before they are given', () => {
    const plan = planValues([ours, theirs], { stars: { email: 'theirs' }, drop: [] })
    expect(plan).toMatchObject({
      changes: [
        { ids: ['ours'], to: { is_primary: false } },
        { ids: ['theirs'], to: { is_primary: true } },
      ],
    })
  })

  it('pass on when the primary is left out', () => {
    const plan = planValues([ours, theirs], { stars: {}, drop: ['ours'] })
    expect(plan).toMatchObject({
      dropped: [ours],
      changes: [{ does: 'update' }, { does: 'delete', row: { id: 'ours', is_primary: false } }, { ids: ['theirs'] }],
    })
  })

  it('refuse a stranger, a star on what is left out, and a visitor number', () => {
    const refused = { ok: false, reason: 'not_offered' }
    expect(planValues([ours], { stars: { email: 'nobody' }, drop: [] })).toMatchObject(refused)
    expect(planValues([ours, theirs], { stars: { email: 'ours' }, drop: ['ours'] })).toMatchObject(refused)
    expect(planValues([ours, visitor], { stars: {}, drop: ['visitor'] })).toMatchObject(refused)
    expect(planValues([ours], { stars: {}, drop: ['nobody'] })).toMatchObject(refused)
  })
})
