import { describe, expect, test } from 'vitest'
import {
  accepted,
  bytes,
  callEvent,
  chatAssigned,
  clientAttributeUpdated,
  clientUpdated,
  finished,
  offlineMessage,
  updated,
} from '@/tests/samples/jivo-events'
import { EVENT_NAMES, parseEvent, type JivoEvent } from './events'

function read(body: unknown): JivoEvent & { notes: string[] } {
  const parsed = parseEvent(bytes(body))
  if (parsed.kind !== 'event') throw new Error(`not an event: ${JSON.stringify(parsed)}`)
  return { ...parsed.event, notes: parsed.notes }
}
const NOBODY = {
  number: null,
  name: null,
  email: null,
  phone: null,
  description: null,
  chatsCount: null,
  social: null,
}

describe('each event of Jivo', () => {
  test('a sample of every event name is read without a loss', () => {
    const samples = [
      accepted,
      updated,
      finished,
      clientUpdated,
      clientAttributeUpdated,
      chatAssigned,
      offlineMessage,
      callEvent,
    ]
    const events = samples.map(sample => read(sample()))
    expect(events.map(({ name }) => name).sort()).toEqual([...EVENT_NAMES].sort())
    expect(events.flatMap(({ notes }) => notes)).toEqual([])
  })

  test('chat_accepted tells chat, visitor, agent and labels', () => {
    const organization = { id: '1', name: 'Padaria Aurora' }
    const body = accepted({
      organization,
      status: { id: '4', title: 'contatar' },
      topic: { topic_id: 3, title: 'Bolos' },
    })
    expect(read(body)).toMatchObject({
      widgetId: 'qTzW8m4KxR',
      chatId: '7301',
      visitor: { number: '5120', name: 'Helena Prado', email: 'helena.prado@example.com', chatsCount: 1 },
      agent: { id: '208', bot: false },
      organization: 'Padaria Aurora',
      status: 'contatar',
      department: 'Encomendas',
      topic: 'Bolos',
      messages: [],
      offline: null,
      call: null,
    })
  })

  test('chat_finished tells messages, rating, invitation and whether the visitor was blocked', () => {
    const chat = { rate: 'positive', blacklisted: true, invitation: 'Posso ajudar?' }
    expect(read(finished({ chat }))).toMatchObject({
      rate: 'positive',
      blacklisted: true,
      invitation: 'Posso ajudar?',
    })
    expect(read(finished()).messages).toHaveLength(3)
  })

  test('offline_message tells its id and words', () => {
    expect(read(offlineMessage()).offline).toEqual({
      id: '1772000123456',
      message: 'Boa tarde! Vocês entregam em Niterói?',
    })
    expect(read(offlineMessage({ offline_message_id: '2806', chat_id: undefined }))).toMatchObject({
      chatId: null,
      offline: { id: '2806' },
    })
    expect(read(offlineMessage({ offline_message_id: undefined, message: null })).offline).toEqual({
      id: null,
      message: null,
    })
  })

  test('call_event tells the call', () => {
    const recordUrl = 'https://gravacoes.example/7390.mp3'
    expect(read(callEvent({ call: { status: 'END' } })).call).toEqual({
      type: 'callback',
      status: 'end',
      phone: '+5541991234567',
      reason: null,
      recordUrl,
    })
    expect(read(callEvent({ agent: null, call: null }))).toMatchObject({ agent: null, call: null })
    expect(read(callEvent({ call: { record_url: 'javascript:x' } })).notes).toEqual(['call_record_url_unsafe'])
  })

  test('chat_assigned tells the address', () => {
    expect(read(chatAssigned()).assignTo).toBe('https://crm.example/leads/31')
  })

  test('the client events know the visitor by client_id too', () => {
    expect(read(clientUpdated()).visitor.number).toBe('5120')
    expect(read(clientUpdated({ visitor: { number: null } })).visitor.number).toBe('5120')
    expect(read(clientAttributeUpdated())).toMatchObject({
      visitor: { ...NOBODY, number: '5120' },
      attributes: { Nome_da_empresa: 'Padaria Aurora Ltda', Funcionarios: '14' },
    })
  })
})

describe('what is no event of ours', () => {
  test.each(['CHAT_ACCEPTED', ' chat_accepted ', 'Chat_Accepted\u00a0'])(
    '%j is chat_accepted all the same',
    event_name => {
      expect(read(accepted({ event_name })).name).toBe('chat_accepted')
    },
  )

  test.each([
    ['chat_rated_v2', 'chat_rated_v2'],
    ['__proto__', '__proto__'],
    ['', null],
    [null, null],
    [['chat_accepted'], null],
    [7, null],
    [undefined, null],
  ])('event_name %j is unsupported', (event_name, eventName) => {
    expect(parseEvent(bytes({ ...accepted(), event_name }))).toEqual({
      kind: 'unsupported',
      eventName,
      notes: [],
    })
  })

  test('an unknown name is cut at one hundred', () => {
    const parsed = parseEvent(bytes({ event_name: 'x'.repeat(5_000) }))
    expect(parsed.kind === 'unsupported' && parsed.eventName).toBe('x'.repeat(100))
  })

  test('messages of Jivo’s other interfaces are recognised', () => {
    const chatApi = { sender: { id: '1' }, recipient: { id: '2' }, message: { type: 'text', text: 'oi' } }
    const botApi = {
      id: 'a',
      event: 'CLIENT_MESSAGE',
      client_id: '1',
      chat_id: '2',
      message: { type: 'TEXT' },
    }
    const crm = { event_type: 'crm_client', event_name: 'updated_client', client_id: 5 }
    expect(parseEvent(bytes(chatApi))).toEqual({
      kind: 'unsupported',
      eventName: null,
      notes: ['from_chat_api'],
    })
    expect(parseEvent(bytes(botApi))).toEqual({
      kind: 'unsupported',
      eventName: null,
      notes: ['from_bot_api'],
    })
    expect(parseEvent(bytes(crm))).toEqual({
      kind: 'unsupported',
      eventName: 'updated_client',
      notes: ['from_crm_webhooks'],
    })
  })

  test.each([
    ['', 'empty'],
    ['[]', 'not_object'],
    ['"x"', 'not_object'],
    ['data=%7B%7D', 'not_json'],
    ['['.repeat(20_000), 'too_deep'],
  ])('%.20j is malformed', (body, reason) => {
    expect(parseEvent(bytes(body))).toEqual({ kind: 'malformed', reason })
  })
})
