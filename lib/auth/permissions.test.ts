import { describe, expect, it } from 'vitest'
import { mayAdminister, mayChange, mayExportLists, maySettleAll, maySettleConflict, mayUndoMerge } from './permissions'

const ana = { id: 'ana', role: 'manager' } as const
const rui = { id: 'rui', role: 'admin' } as const

describe('permissions', () => {
  it('leave administration to administrators', () => {
    expect(mayAdminister(rui)).toBe(true)
    expect(mayAdminister(ana)).toBe(false)
  })

  it('let a viewer change only their own account', () => {
    const viewer = { role: 'viewer', seenBy: null } as const
    expect(mayChange(viewer, 'nothing')).toBe(true)
    expect(mayChange(viewer, 'account')).toBe(true)
    expect(mayChange(viewer, 'data')).toBe(false)
  })

  it('let an administrator who looks with the eyes of somebody else change nothing at all', () => {
    const seen = { role: 'admin', seenBy: { id: 'rui', name: 'Rui' } } as const
    expect(mayChange(seen, 'nothing')).toBe(true)
    expect(mayChange(seen, 'account')).toBe(false)
    expect(mayChange(seen, 'data')).toBe(false)
  })

  it('let a manager change what the company shares', () => {
    expect(mayChange({ role: 'manager', seenBy: null })).toBe(true)
  })

  it('let administrators export lists and others where one of them said so, nobody through another’s eyes', () => {
    const itself = { mayExport: false, seenBy: null }
    expect(mayExportLists({ ...itself, role: 'admin' })).toBe(true)
    for (const role of ['manager', 'viewer'] as const) {
      expect(mayExportLists({ ...itself, role })).toBe(false)
      expect(mayExportLists({ ...itself, role, mayExport: true })).toBe(true)
      expect(mayExportLists({ role, mayExport: true, seenBy: { id: 'rui', name: 'Rui' } })).toBe(false)
    }
  })

  it('let everybody settle a conflict until the setting keeps it to owners', () => {
    expect(maySettleConflict(ana, { contactOwnerId: 'bia' }, 'everybody')).toBe(true)
    expect(maySettleConflict(ana, { contactOwnerId: 'bia' }, 'owner')).toBe(false)
    expect(maySettleConflict(ana, { contactOwnerId: 'ana' }, 'owner')).toBe(true)
    expect(maySettleConflict(ana, { contactOwnerId: null }, 'owner')).toBe(true)
    expect(maySettleConflict(rui, { contactOwnerId: 'bia' }, 'owner')).toBe(true)
  })

  it('let nobody settle several at once of which one is not theirs', () => {
    const [own, others, shared] = [['ana'], ['bia'], ['bia', 'ana']]
    expect(maySettleAll(ana, [own, others], 'everybody')).toBe(true)
    expect(maySettleAll(ana, [own, others], 'owner')).toBe(false)
    expect(maySettleAll(ana, [own, shared, [null]], 'owner')).toBe(true)
    expect(maySettleAll(rui, [others], 'owner')).toBe(true)
    expect(maySettleAll(ana, [], 'owner')).toBe(true)
  })

  it('let a merge be undone by who made it', () => {
    expect(mayUndoMerge(ana, { mergedById: 'ana', reason: 'hand' })).toBe(true)
    expect(mayUndoMerge(ana, { mergedById: 'bia', reason: 'hand' })).toBe(false)
    expect(mayUndoMerge(ana, { mergedById: null, reason: 'hand' })).toBe(false)
    expect(mayUndoMerge(rui, { mergedById: null, reason: 'hand' })).toBe(true)
  })

  it('let a merge that nobody decided be undone by whoever may change things', () => {
    expect(mayUndoMerge(ana, { mergedById: null, reason: 'anonymous' })).toBe(true)
    expect(mayUndoMerge({ ...ana, role: 'viewer' }, { mergedById: null, reason: 'anonymous' })).toBe(false)
  })
})
