import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toldData } from './told-data'

describe('what other programs are told of a change', () => {
  it('is what its kind promises, and nothing of what our own undo and pages need', () => {
    const removed = { kind: 'phone', value: '(11) 3265-4321', row: { id: 'i', contact_id: 'c' }, mergeId: 'm' }
    expect(toldData('identifier.removed', removed)).toEqual({ kind: 'phone', value: '(11) 3265-4321', mergeId: 'm' })
    const merged = { mergeId: 'm', loserId: 'l', loserName: null, reason: 'hand', left: { name: 'Lia' } }
    expect(toldData('contact.merged', merged)).toEqual({ mergeId: 'm', loserId: 'l', loserName: null, reason: 'hand' })
    const moved = {
      chatId: 'k',
      from: 'a',
      to: 'b',
      fromName: 'Ana',
      toName: 'Bia',
      undo: { changes: [] },
      undoes: 'h',
    }
    expect(toldData('chat.moved', moved)).toEqual({ from: 'a', to: 'b', fromName: 'Ana', toName: 'Bia' })
  })

  it('is from what to what where the kind promises nothing more', () => {
    expect(toldData('lead.manager', { from: 'Ana', to: null, reason: { code: 'leaver' } })).toEqual({
      from: 'Ana',
      to: null,
    })
    expect(toldData('toString', { from: 1, constructor: 2 })).toEqual({ from: 1 })
  })

  it('has the file and the row that brought it, whatever its kind', () => {
    const told = { id: 'i', file: 'clientes.csv', row: 2 }
    expect(toldData('note.added', { noteId: 'n', import: told })).toEqual({ noteId: 'n', import: told })
  })

  it('stands in the documentation, kind by kind', () => {
    const docs = readFileSync('docs/api.md', 'utf8')
    const promised = [...docs.matchAll(/^\| ((?:`[a-z]+\.[a-z_]+`(?:, )?)+) \| (.*) \|$/gm)].flatMap(
      ([, kinds = '', keys = '']) =>
        [...kinds.matchAll(/`([^`]+)`/g)].map(([, kind = '']) => ({
          kind,
          keys: [...keys.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key),
        })),
    )
    expect(promised.length).toBeGreaterThan(20)
    for (const { kind, keys } of promised) {
      const all = Object.fromEntries(
        [...keys, 'row', 'left', 'undo', 'undoes', 'stays', 'reason_of_ours'].map(key => [key, 1]),
      )
      expect([kind, Object.keys(toldData(kind, all)).toSorted()]).toEqual([kind, keys.toSorted()])
    }
  })
})
