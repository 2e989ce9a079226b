import { describe, expect, it } from 'vitest'
import { chatJson, messageJson, type StoredMessage } from './chat-json'

const operators = [
  { id: '2016', login: 'ana@loja.com.br', name: 'Ana' },
  { id: '2017', login: null, name: null },
]
const message = (given: Partial<StoredMessage>): StoredMessage => ({
  at: null,
  from: 'operator',
  operatorId: null,
  operatorName: null,
  text: 'Olá',
  ...given,
})

describe('messageJson', () => {
  it('takes the name of an operator from the chat when the message brought none', () => {
    expect(messageJson(message({ operatorId: '2016' }), operators).operator).toEqual({ id: '2016', name: 'Ana' })
    expect(messageJson(message({ operatorId: '2017' }), operators).operator).toEqual({ id: '2017', name: null })
    expect(messageJson(message({ operatorId: '9' }), operators).operator).toEqual({ id: '9', name: null })
  })

  it('takes the id of an operator from the chat when the message brought only a name', () => {
    expect(messageJson(message({ operatorName: 'Ana' }), operators).operator).toEqual({ id: '2016', name: 'Ana' })
    expect(messageJson(message({ operatorName: 'Bia' }), operators).operator).toEqual({ id: null, name: 'Bia' })
  })

  it('keeps the name that the message itself brought', () => {
    const renamed = message({ operatorId: '2016', operatorName: 'Ana Lima' })
    expect(messageJson(renamed, operators).operator).toEqual({ id: '2016', name: 'Ana Lima' })
  })

  it('names no operator for a visitor, for the system, and where nothing is known', () => {
    expect(messageJson(message({ from: 'visitor' }), operators).operator).toBeNull()
    expect(messageJson(message({ from: 'system', operatorName: 'Bot' }), operators).operator).toBeNull()
    expect(messageJson(message({}), operators).operator).toBeNull()
  })
})

describe('chatJson', () => {
  it('shows the state of the moment and not when Jivo was last heard', () => {
    const at = new Date('2026-05-04T10:00:00Z')
    const row = {
      id: 'c',
      channelId: 's',
      jivoChatId: '18',
      state: 'running' as const,
      lastEventAt: at,
      operators,
      rate: null,
      startedAt: at,
      finishedAt: null,
      messageCount: 2,
    }
    const shown = chatJson(row, new Date('2026-05-06T10:00:00Z'))
    expect(shown.state).toBe('no_end')
    expect(Object.keys(shown)).not.toContain('lastEventAt')
  })
})
