import { describe, expect, it } from 'vitest'
import { reminderWords } from './reminder'

const ana = { name: 'Ana Souza', email: null, phone: null, visitorNumber: null }
const bia = { name: null, email: 'bia@exemplo.com.br', phone: null, visitorNumber: '48213' }
const phone = { kind: 'phone' as const, key_kind: 'phone' as const, key: '552199876543M', crm_value: '(11) 98765-4321', chat_value: '21999876543' }

describe('the reminder of a conflict', () => {
  it('says what the CRM has and what the chat gave', () => {
    expect(reminderWords(phone, { contact: ana, other: null }, 'pt-BR')).toEqual({
      title: 'Decidir o conflito de Ana Souza',
      text: 'No CRM: (11) 98765-4321\nNo chat: (21) 99987-6543',
    })
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
