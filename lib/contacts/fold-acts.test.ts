import { describe, expect, it } from 'vitest'
import { foldActs, type ActRow } from './fold-acts'

let lastId = 0
const row = (kind: string, second: number, data: Record<string, unknown> = {}, of: Partial<ActRow> = {}): ActRow => ({
  id: String(++lastId),
  at: new Date(Date.UTC(2026, 10, 29, 12, 0, second)),
  kind,
  data,
  actId: String(second),
  actor: 'ana',
  ...of,
})
const told = (rows: ActRow[]) => foldActs(rows).map(({ head, rest, isUndone }) => [head.kind, rest.length, isUndone])

describe('folding a history into acts', () => {
  it('makes one line of what one transaction wrote, led by what tells most', () => {
    const rows = [
      row('identifier.removed', 5),
      row('identifier.primary', 5),
      row('conflict.settled', 5),
      row('identifier.added', 5),
      row('lead.stage', 3),
    ]
    expect(told(rows)).toEqual([
      ['conflict.settled', 3, false],
      ['lead.stage', 0, false],
    ])
  })

  it('keeps acts apart that another person, or another transaction, did in the same instant', () => {
    expect(told([row('lead.stage', 5), row('lead.stage', 5, {}, { actor: 'bia', actId: 'hers' })])).toHaveLength(2)
    expect(told([row('lead.stage', 5), row('lead.title', 5, {}, { actId: 'other' })])).toHaveLength(2)
  })

  it('goes by actor and instant where the transaction was not kept, and folds nothing of nobody', () => {
    const old = { actId: null }
    expect(told([row('lead.manager', 5, {}, old), row('contact.field', 5, {}, old)])).toEqual([
      ['lead.manager', 1, false],
    ])
    expect(
      told([row('lead.manager', 5, {}, { ...old, actor: null }), row('contact.field', 5, {}, { ...old, actor: null })]),
    ).toHaveLength(2)
  })

  it('folds no open question away', () => {
    expect(told([row('lead.created', 5), row('conflict.opened', 5)])).toEqual([
      ['lead.created', 0, false],
      ['conflict.opened', 0, false],
    ])
  })

  it('makes one line of an act and its undo, told as what was undone', () => {
    const settled = [row('identifier.added', 1), row('conflict.settled', 1, { conflictId: 'c' })]
    expect(told([row('conflict.undone', 900, { conflictId: 'c' }), row('lead.stage', 5), ...settled])).toEqual([
      ['conflict.settled', 2, true],
      ['lead.stage', 0, false],
    ])
    expect(told([row('merge.undone', 900, { mergeId: 'm' }), row('contact.merged', 1, { mergeId: 'm' })])).toEqual([
      ['contact.merged', 1, true],
    ])
    const moved = row('chat.moved', 1)
    expect(told([row('chat.moved', 900, { undoes: moved.id }), moved])).toEqual([['chat.moved', 1, true]])
  })

  it('sees a change that the same person took back at once, and no other', () => {
    const given = [
      row('lead.manager', 1, { from: 'Ana', to: 'Bia' }),
      row('contact.field', 1, { field: 'owner', from: 'Ana', to: 'Bia' }),
    ]
    const back = (second: number, of: Partial<ActRow> = {}) => [
      row('lead.manager', second, { from: 'Bia', to: 'Ana' }, of),
      row('contact.field', second, { field: 'owner', from: 'Bia', to: 'Ana' }, of),
    ]
    expect(told([...back(9), ...given])).toEqual([['lead.manager', 3, true]])
    expect(told([row('lead.manager', 9, { from: 'Bia', to: 'Ana' }), ...given])).toEqual([['lead.manager', 2, true]])
    expect(told([row('contact.field', 9, { field: 'owner', from: 'Bia', to: 'Ana' }), ...given])).toHaveLength(2)
    expect(told([...back(59), ...given])).toHaveLength(2)
    expect(told([...back(9, { actor: 'caio' }), ...given])).toHaveLength(2)
    expect(
      told([row('lead.stage', 9, { from: 'b', to: 'c' }), row('lead.stage', 1, { from: 'a', to: 'b' })]),
    ).toHaveLength(2)
  })

  it('settles, undoes and settles again as two lines', () => {
    const settle = (second: number) => row('conflict.settled', second, { conflictId: 'c' })
    expect(told([settle(30), row('conflict.undone', 20, { conflictId: 'c' }), settle(10)])).toEqual([
      ['conflict.settled', 0, false],
      ['conflict.settled', 1, true],
    ])
  })
})
