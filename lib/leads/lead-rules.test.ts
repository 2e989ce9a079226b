import { describe, expect, test } from 'vitest'
import { chooseLead } from './choose-lead'
import { leadTitle } from './lead-title'

const template = 'JivoChat #{chat_id} – {name}'
const nobody = { chatId: null, visitorNumber: null, name: null, phone: null, email: null }

describe('the title of a lead', () => {
  test('is numbered by the chat and names the visitor', () => {
    expect(leadTitle(template, { ...nobody, chatId: '18', name: 'Tomas Silva' }, 'Visitante')).toBe(
      'JivoChat #18 – Tomas Silva',
    )
  })

  test('falls back to the visitor’s number, then to the lead’s own', () => {
    expect(leadTitle(template, { ...nobody, visitorNumber: '2198', name: 'Ana' }, 'Visitante')).toBe(
      'JivoChat #2198 – Ana',
    )
    expect(leadTitle(template, { ...nobody, name: 'Ana' }, 'Visitante')).toBe('JivoChat #{lead_number} – Ana')
  })

  test('without a name shows the phone, else the e-mail, else the visitor', () => {
    const facts = { ...nobody, chatId: '18', visitorNumber: '48213', email: 'ana@loja.com.br' }
    expect(leadTitle(template, { ...facts, phone: '(11) 98765-4321' }, 'Visitante')).toBe(
      'JivoChat #18 – (11) 98765-4321',
    )
    expect(leadTitle(template, facts, 'Visitante')).toBe('JivoChat #18 – ana@loja.com.br')
    expect(leadTitle(template, { ...facts, email: null }, 'Visitor')).toBe('JivoChat #18 – Visitor 48213')
  })

  test('a name with a placeholder in it is only a name', () => {
    expect(leadTitle(template, { ...nobody, chatId: '1', name: '{chat_id} $& $1' }, 'Visitante')).toBe(
      'JivoChat #1 – {chat_id} $& $1',
    )
  })
})

describe('which lead a chat joins', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const lead = (id: string, daysAgo: number) => ({ id, lastActivityAt: new Date(now.getTime() - daysAgo * 86_400_000) })

  test('among several open leads the one with the latest activity', () => {
    expect(chooseLead([lead('a', 9), lead('b', 2), lead('c', 5)], now, 30)?.id).toBe('b')
  })

  test('none, when the last activity is longer ago than the setting allows', () => {
    expect(chooseLead([lead('a', 31)], now, 30)).toBeNull()
    expect(chooseLead([lead('a', 30)], now, 30)?.id).toBe('a')
    expect(chooseLead([lead('a', 0)], now, 0)).toBeNull()
  })
})
