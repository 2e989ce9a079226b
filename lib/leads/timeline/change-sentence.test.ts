import { describe, expect, it } from 'vitest'
import { messages } from '@/lib/i18n/messages'
import { changeSentence, toldKinds } from './change-sentence'

describe('a change told as a sentence', () => {
  it('says from what to what, with the words of stage and status', () => {
    expect(changeSentence({ kind: 'lead.stage', data: { from: 'new', to: 'qualified' } })).toEqual({
      key: 'stage',
      values: { from: { words: 'stage', value: 'new' }, to: { words: 'stage', value: 'qualified' } },
    })
  })

  it('tells apart a first manager, another one and none', () => {
    const told = (from: string | null, to: string | null) =>
      changeSentence({ kind: 'lead.manager', data: { from, to } })?.key
    expect([told(null, 'Ana'), told('Ana', 'Bruno'), told('Ana', null)]).toEqual([
      'managerSet',
      'managerChanged',
      'managerRemoved',
    ])
  })

  it('tells a value of a custom field by its type', () => {
    const data = { key: 'saldo', name: 'Saldo', type: 'money', from: null, to: 12.5 }
    expect(changeSentence({ kind: 'contact.custom_field', data })).toMatchObject({
      key: 'fieldFilled',
      values: { field: { words: 'text', value: 'Saldo' }, to: { words: 'custom', type: 'money', value: 12.5 } },
    })
    const no = { key: 'vip', name: 'VIP', type: 'bool', from: true, to: false }
    expect(changeSentence({ kind: 'lead.custom_field', data: no })?.key).toBe('fieldChanged')
    expect(changeSentence({ kind: 'lead.custom_field', data: { ...no, to: null } })?.key).toBe('fieldCleared')
  })

  it('tells a mark of a phone or an e-mail as what it is, with the value as people read it', () => {
    const told = (field: string, from: string | null, to: string | null) =>
      changeSentence({ kind: 'contact.field', data: { field, from, to } })
    expect(told('verified', null, '+5511995960573')).toEqual({
      key: 'verified',
      values: { value: { words: 'text', value: '(11) 99596-0573' } },
    })
    expect(told('shared', '+5511995960573', null)).toEqual({
      key: 'unshared',
      values: { value: { words: 'text', value: '(11) 99596-0573' } },
    })
    expect(told('country', null, 'ana@exemplo.com.br')?.key).toBe('country')
  })

  it('calls an attribute of Jivo by its own name', () => {
    expect(
      changeSentence({ kind: 'contact.field', data: { field: 'attributes.plano', from: null, to: 'Ouro' } }),
    ).toMatchObject({
      key: 'fieldFilled',
      values: { field: { words: 'text', value: 'plano' } },
    })
  })

  it('is silent about what stands in the timeline itself, and about what it does not know', () => {
    for (const kind of ['task.created', 'note.added', 'lead.danced', 'constructor']) {
      expect(changeSentence({ kind, data: {} })).toBeNull()
    }
  })

  it('has words in both languages for every kind', () => {
    for (const kind of toldKinds) {
      for (const data of [
        {},
        { name: 'x', loserName: 'x', from: 'x', to: 'x' },
        { to: 'x' },
        { from: 'x' },
        { field: 'verified', to: 'x' },
        { field: 'verified' },
        { field: 'shared', to: 'x' },
        { field: 'shared' },
        { field: 'country', to: 'x' },
      ]) {
        const key = changeSentence({ kind, data })?.key ?? ''
        expect(messages['pt-BR'].timeline.changes).toHaveProperty(key)
        expect(messages.en.timeline.changes).toHaveProperty(key)
      }
    }
  })
})
