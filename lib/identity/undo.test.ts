import { describe, expect, it } from 'vitest'
import { value } from '@/tests/samples/identity-rows'
import { mergeOf, undoOf } from './history-undo'
import type { Change } from './row-changes'
import { isWithinUndo, readSettlementUndo, tellChanged, undoUntil } from './undo'

const done = new Date('2026-05-01T10:00:00Z')
const after = (ms: number) => new Date(done.getTime() + ms)
const THIRTY_DAYS = 30 * 86_400_000

describe('the thirty days', () => {
  it('end with their last millisecond', () => {
    expect([0, THIRTY_DAYS, THIRTY_DAYS + 1].map(ms => isWithinUndo(done, after(ms)))).toEqual([true, true, false])
    expect(undoUntil(done)).toEqual(after(THIRTY_DAYS))
  })
})

describe('what stands in the way of an undo', () => {
  it('is told once for each thing, values by what they are', () => {
    const gone = { does: 'delete', table: 'identifiers', row: { ...value('1', 'ana', 'ana@x.com') } } as const
    const chat: Change = { does: 'update', table: 'chats', ids: ['1'], from: {}, to: {} }
    expect(tellChanged([gone, gone, chat])).toEqual([
      { what: 'email', value: 'ana@x.com' },
      { what: 'chat', value: null },
    ])
  })
})

describe('what was stored for an undo', () => {
  it.each([[null], [undefined], ['x'], [{}], [{ changes: 'x' }], [{ mergeId: 7 }]])('%j is nothing', stored => {
    expect(readSettlementUndo(stored)).toBeNull()
  })

  it('is a merge, or a journal', () => {
    expect(readSettlementUndo({ mergeId: 'm', other: 1 })).toEqual({ mergeId: 'm' })
    expect(readSettlementUndo({ changes: [] })).toEqual({ changes: [] })
  })
})

describe('a line of the history', () => {
  const line = (kind: string, data: Record<string, unknown>, isTakenBack = false) => ({
    id: 'line',
    kind,
    data,
    at: done,
    isTakenBack,
  })
  const admin = { mayUndoMerge: true, now: after(1) }

  it('takes back merges, settlements and moves', () => {
    expect(undoOf(line('contact.merged', { mergeId: 'm' }), admin)).toEqual({ does: 'merge', mergeId: 'm' })
    expect(undoOf(line('conflict.settled', { conflictId: 'c', choice: 'add' }), admin)).toEqual({
      does: 'settlement',
      conflictId: 'c',
    })
    expect(undoOf(line('chat.moved', { chatId: 'k', undo: {} }), admin)).toEqual({
      does: 'move',
      chatId: 'k',
      moveId: 'line',
    })
    expect(undoOf(line('chat.moved', { chatId: 'k', moveId: 'm' }), admin)).toEqual({
      does: 'move',
      chatId: 'k',
      moveId: 'm',
    })
  })

  it('takes nothing back twice, too late, without books, or what its merge takes back', () => {
    expect(undoOf(line('contact.merged', { mergeId: 'm' }, true), admin)).toBeNull()
    expect(undoOf(line('contact.merged', { mergeId: 'm' }), { ...admin, now: after(THIRTY_DAYS + 1) })).toBeNull()
    expect(undoOf(line('chat.moved', { chatId: 'k' }), admin)).toBeNull()
    expect(undoOf(line('conflict.settled', { conflictId: 'c', choice: 'merge' }), admin)).toBeNull()
    expect(undoOf(line('note.added', {}), admin)).toBeNull()
  })

  it('offers the undo of a merge only to those who may', () => {
    expect(undoOf(line('contact.merged', { mergeId: 'm' }), { ...admin, mayUndoMerge: false })).toBeNull()
    expect(undoOf(line('chat.moved', { chatId: 'k', undo: {} }), { ...admin, mayUndoMerge: false })).not.toBeNull()
  })

  it('leads to the account of its merge, done or undone', () => {
    expect(['contact.merged', 'merge.undone', 'note.added'].map(kind => mergeOf(line(kind, { mergeId: 'm' })))).toEqual(
      ['m', 'm', null],
    )
  })
})
