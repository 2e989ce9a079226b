import { describe, expect, it } from 'vitest'
import { messages } from '@/lib/i18n/messages'
import { historySentence } from './history-sentence'

const event = (kind: string, data: Record<string, unknown>) =>
  historySentence({ kind, data, chat: null, lead: null }, 'pt-BR')

describe('the history of a contact', () => {
  it('says a change of a field by what was there and what is', () => {
    expect(event('contact.field', { field: 'name', from: null, to: 'Ana' }).key).toBe('fieldSet')
    expect(event('contact.field', { field: 'name', from: 'Ana', to: 'Ana Souza' }).key).toBe('fieldChanged')
    expect(event('contact.field', { field: 'description', from: 'x', to: null }).key).toBe('fieldCleared')
    expect(event('contact.field', { field: 'verified', from: '(11) 98765-4321', to: null })).toEqual({
      key: 'unverified',
      values: { value: '(11) 98765-4321' },
    })
  })

  it('shows phones in one spelling, whatever was written', () => {
    const data = { kind: 'phone', from: '11 3265 4321', to: '+5511987654321' }
    expect(event('identifier.primary', data).values).toEqual({
      kind: 'phone',
      from: '(11) 3265-4321',
      to: '(11) 98765-4321',
    })
    expect(event('conflict.opened', { kind: 'two_contacts', value: '+5511987654321' }).values.value).toBe(
      '(11) 98765-4321',
    )
    expect(event('identifier.added', { kind: 'email', value: '11987654321@x.example' }).values.value).toBe(
      '11987654321@x.example',
    )
  })

  it('says a value of the company’s own field as people read it', () => {
    const saldo = { key: 'saldo', name: 'Saldo', type: 'money' }
    expect(event('contact.custom_field', { ...saldo, from: 10, to: 1234.5 })).toEqual({
      key: 'fieldChanged',
      values: { field: 'Saldo', from: 'R$ 10,00', to: 'R$ 1.234,50' },
    })
    expect(event('lead.custom_field', { key: 'vip', name: 'VIP', type: 'bool', from: null, to: false }).values).toEqual(
      { field: 'VIP', to: 'Não' },
    )
    expect(event('contact.custom_field', { ...saldo, from: 10, to: null }).key).toBe('fieldCleared')
  })

  it('says of a chat that changed hands whose it is now, and of one linked to another lead of its person which', () => {
    const people = { from: 'a', to: 'b', fromName: 'Ana', toName: null }
    expect(event('chat.moved', people)).toEqual({
      key: 'chatMoved',
      values: { number: 'none', from: 'Ana', to: 'none' },
    })
    expect(event('chat.moved', { ...people, undoes: 'm' }).key).toBe('chatMovedBack')
    const leads = { from: 'a', to: 'a', fromLead: 'Reforma', toLead: 'Piscina' }
    expect(event('chat.moved', leads)).toEqual({ key: 'chatLinked', values: { number: 'none', lead: 'Piscina' } })
    expect(event('chat.moved', { ...leads, undoes: 'm' }).key).toBe('chatLinkedBack')
  })

  it('has words for everything that it says, and stays calm about what it does not know', () => {
    const kinds = [
      'contact.created',
      'identifier.added',
      'identifier.removed',
      'identifier.primary',
      'contact.merged',
      'merge.undone',
      'contact.kept_apart',
      'contact.apart_undone',
      'conflict.opened',
      'conflict.settled',
      'conflict.undone',
      'chat.moved',
      'lead.created',
      'lead.manager',
      'lead.stage',
      'lead.status',
      'lead.title',
      'contact.custom_field',
      'lead.custom_field',
      'task.created',
      'task.done',
      'task.reopened',
      'note.added',
      'something.new',
      'toString',
    ]
    const known = Object.keys(messages['pt-BR'].contacts.history)
    for (const kind of kinds) expect(known).toContain(event(kind, { kind: 3, value: {}, to: [] }).key)
  })
})
