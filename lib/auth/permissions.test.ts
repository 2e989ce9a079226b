import { describe, expect, it } from 'vitest'
import { mayAdminister, maySettleConflict, mayUndoMerge } from './permissions'

const ana = { id: 'ana', role: 'manager' } as const
const rui = { id: 'rui', role: 'admin' } as const

describe('permissions', () => {
  it('leave administration to administrators', () => {
    expect(mayAdminister(rui)).toBe(true)
    expect(mayAdminister(ana)).toBe(false)
  })

  it('let everybody settle a conflict until the setting keeps it to owners', () => {
    expect(maySettleConflict(ana, { contactOwnerId: 'bia' }, 'everybody')).toBe(true)
    expect(maySettleConflict(ana, { contactOwnerId: 'bia' }, 'owner')).toBe(false)
    expect(maySettleConflict(ana, { contactOwnerId: 'ana' }, 'owner')).toBe(true)
    expect(maySettleConflict(ana, { contactOwnerId: null }, 'owner')).toBe(true)
    expect(maySettleConflict(rui, { contactOwnerId: 'bia' }, 'owner')).toBe(true)
  })

  it('let a merge be undone by who made it', () => {
    expect(mayUndoMerge(ana, { mergedById: 'ana' })).toBe(true)
    expect(mayUndoMerge(ana, { mergedById: 'bia' })).toBe(false)
    expect(mayUndoMerge(rui, { mergedById: null })).toBe(true)
  })
})
