import { describe, expect, it } from 'vitest'
import { reminderWords } from './reminder'

const ana = { name: 'Ana Souza', email: null, phone: null, visitorNumber: null }
const bia = { name: null, email: 'bia@exemplo.com.br', phone: null, visitorNumber: '48213' }
const phone = {
  kind: 'phone' as const,
  key_kind: 'phone' as const,
  key: '552199876543M',
  crm_value: '(11) 98765-4321',
  chat_value: '21999876543',
}

describe('the reminder of a conflict', () => {
  it('says what the CRM has and what the chat gave', () => {
    expect(reminderWords(phone, { contact: ana, other: null }, 'pt-BR')).toEqual({
      title: 'Decidir o conflito de Ana Souza',
      text: 'No CRM: (11) 98765-4321\nNo chat: (21) 99987-6543',
    })
  })

  it('says a phone in one format, however it was stored', () => {
    const stored = { ...phone, crm_value: '+5551905775826', chat_value: '55904839038', key: '555504839038M' }
    expect(reminderWords(stored, { contact: ana, other: null }, 'pt-BR').text).toBe(
      'No CRM: (51) 90577-5826\nNo chat: (55) 90483-9038',
    )
  })

  it('leaves an e-mail as it is', () => {
    const email = {
      kind: 'email' as const,
      key_kind: 'email' as const,
      key: 'b@exemplo.com.br',
      crm_value: 'a1@exemplo.com.br',
      chat_value: 'b@exemplo.com.br',
    }
    expect(reminderWords(email, { contact: ana, other: null }, 'en').text).toBe(
      'In the CRM: a1@exemplo.com.br\nIn the chat: b@exemplo.com.br',
    )
  })

  it('of two contacts names both and the value in dispute', () => {
    expect(reminderWords({ ...phone, kind: 'two_contacts' }, { contact: ana, other: bia }, 'en')).toEqual({
      title: 'Settle the conflict between Ana Souza and bia@exemplo.com.br',
      text: 'In dispute: (21) 99987-6543',
    })
  })

  it('speaks pt-BR where the language is none of ours', () => {
    expect(reminderWords(phone, { contact: ana, other: null }, 'fr').title).toBe('Decidir o conflito de Ana Souza')
  })
})
