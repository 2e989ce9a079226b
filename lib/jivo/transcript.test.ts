import { describe, expect, test } from 'vitest'
import { agent, finished, messages } from '@/tests/samples/jivo-events'
import { readPeople } from './people'
import { isRedacted, readTranscript } from './transcript'

const HIDDEN = '<Message text is not displayed here>'
const hidden = () => messages().map(message => ({ ...message, message: HIDDEN }))
const plain = 'Cliente: Oi! Ainda tem o bolo de fubá?\nOperador: Tem sim, R$ 38,00.\nCliente: Quero dois para sábado.'

function transcript(overrides: Record<string, unknown>) {
  const notes = new Set<string>()
  const body = finished(overrides)
  const speakers = { agents: readPeople(body, notes).agents, visitorName: 'Helena Prado' }
  return { messages: readTranscript(body, speakers, notes), notes: [...notes] }
}
const listed = (list: unknown, more: Record<string, unknown> = {}) => transcript({ chat: { messages: list }, ...more })
const textsOf = (read: { messages: { text: string }[] }) => read.messages.map(({ text }) => text)

describe('the messages of a finished chat', () => {
  test('come with time, side, operator and text', () => {
    expect(transcript({}).messages).toEqual([
      {
        at: '2026-02-25T06:13:20.000Z',
        from: 'visitor',
        operatorId: null,
        operatorName: null,
        text: 'Oi! Ainda tem o bolo de fubá?',
      },
      {
        at: '2026-02-25T06:13:40.000Z',
        from: 'operator',
        operatorId: '208',
        operatorName: null,
        text: 'Tem sim, R$ 38,00.',
      },
      {
        at: '2026-02-25T06:14:15.000Z',
        from: 'visitor',
        operatorId: null,
        operatorName: null,
        text: 'Quero dois para sábado.',
      },
    ])
  })

  test('are sorted by time; equal times and messages without one keep their place', () => {
    const at = (message: string, timestamp: unknown) => ({ message, timestamp, type: 'visitor' })
    const list = [
      at('c', 1772000050),
      at('c2', null),
      at('a', '1772000000'),
      at('b', 1772000020000),
      at('b2', 1772000020),
    ]
    expect(textsOf(listed(list))).toEqual(['a', 'b', 'b2', 'c', 'c2'])
  })

  test('without any time keep their order', () => {
    const read = listed(messages().map(message => ({ ...message, timestamp: null })))
    expect(read.messages.map(({ at }) => at)).toEqual([null, null, null])
    expect(textsOf(read)).toEqual(messages().map(({ message }) => message))
    expect(read.notes).toEqual([])
  })

  test('an impossible time is no time and is noted', () => {
    const read = listed([{ message: 'oi', timestamp: 8.64e15, type: 'visitor' }])
    expect(read).toEqual({
      messages: [expect.objectContaining({ at: null })],
      notes: ['message_time_unreadable'],
    })
  })

  test('may come as a sparse object, which is read in the order of its keys', () => {
    const [first, second, third] = messages()
    const same = { timestamp: 1772000000 }
    const list = { '10': { ...third, ...same }, '2': { ...second, ...same }, '0': { ...first, ...same } }
    expect(textsOf(listed(list))).toEqual(messages().map(({ message }) => message))
  })

  test('items that are no message are skipped and noted', () => {
    const read = listed(['solto', null, 42, [], messages()[0], { type: 'visitor' }, { message: null }])
    expect(read.messages).toHaveLength(1)
    expect(read.notes).toContain('message_skipped')
  })

  test('the text may stand under message, body, text, or inside the message', () => {
    const list = [
      { message: 'a' },
      { body: 'b' },
      { text: 'c' },
      { message: { type: 'TEXT', text: 'd' } },
      { message: 5 },
    ]
    expect(textsOf(listed(list))).toEqual(['a', 'b', 'c', 'd', '5'])
  })

  test('client and visitor are the visitor, agent and operator the operator, all else the system', () => {
    const types = ['visitor', 'client', 'AGENT', 'operator', 'bot', 'system', 'robot', 7, undefined]
    const sides = listed(types.map(type => ({ message: 'x', type }))).messages.map(({ from }) => from)
    const rest = Array(5).fill('system')
    expect(sides).toEqual(['visitor', 'visitor', 'operator', 'operator', ...rest])
    expect(listed([{ message: 'x', agent_id: 208 }]).messages[0]?.from).toBe('operator')
  })

  test('an operator who is not among the agents keeps his id', () => {
    expect(listed([{ message: 'x', type: 'agent', agent_id: '777' }]).messages[0]?.operatorId).toBe('777')
  })

  test('HTML is text, links stay text', () => {
    const list = [
      { message: '<b>a</b><br>&amp;', type: 'visitor' },
      { message: '🖼 https://files.example/a.jpg', type: 'visitor' },
    ]
    expect(textsOf(listed(list))).toEqual(['<b>a</b><br>&amp;', '🖼 https://files.example/a.jpg'])
  })

  test('a text of 100 000 characters is kept, a longer one cut', () => {
    expect(listed([{ message: 'x'.repeat(100_000) }])).toMatchObject({ notes: [] })
    const read = listed([{ message: 'x'.repeat(100_001) }])
    expect(read.messages[0]?.text).toHaveLength(100_000)
    expect(read.notes).toEqual(['message_text_cut'])
  })

  test('the first five thousand are kept', () => {
    const read = listed(Array.from({ length: 5_001 }, (_, at) => ({ message: `${at}`, type: 'visitor' })))
    expect(read.messages).toHaveLength(5_000)
    expect(read.notes).toEqual(['messages_cut'])
  })
})

describe('a transcript whose messages say nothing', () => {
  test.each([null, [], undefined, 'x'])('is taken from the plain text: %j', list => {
    const read = listed(list, { plain_messages: plain })
    expect(read.messages.map(({ from, at }) => [from, at])).toEqual([
      ['visitor', null],
      ['operator', null],
      ['visitor', null],
    ])
    expect(textsOf(read)[1]).toBe('Tem sim, R$ 38,00.')
  })

  test('keeps the times and operators of hidden messages that agree with the plain text', () => {
    const read = listed(hidden(), { plain_messages: plain })
    expect(read.messages).toEqual(transcript({}).messages)
    expect(read.notes).toEqual(['messages_redacted'])
  })

  test('has no times where the plain text does not agree with the hidden messages', () => {
    const read = listed(hidden(), { plain_messages: 'Cliente: oi' })
    expect(read.messages).toEqual([{ at: null, from: 'visitor', operatorId: null, operatorName: null, text: 'oi' }])
  })

  test('shows who spoke when if there is no text anywhere', () => {
    const read = listed(hidden())
    expect(read.messages.map(({ at, from }) => [at?.slice(11, 19), from])).toEqual([
      ['06:13:20', 'visitor'],
      ['06:13:40', 'operator'],
      ['06:14:15', 'visitor'],
    ])
    expect(read.messages.every(({ text }) => isRedacted(text))).toBe(true)
  })

  test('that is hidden in part keeps its real texts when there is nothing longer', () => {
    const [first, second] = messages()
    expect(textsOf(listed([first, { ...second, message: HIDDEN }]))).toEqual([first?.message, HIDDEN])
  })

  test('is taken from the HTML as text when there is no plain text', () => {
    const html =
      '<script>steal()</script><p><b>Cliente:</b> 2 &lt; 3 &amp; <i onclick="x()">oi</i></p><p><b>Operador:</b> R$&nbsp;38<br>ok</p>'
    const read = listed(null, { html_messages: html })
    expect(read.messages.map(({ from, text }) => [from, text])).toEqual([
      ['visitor', '2 < 3 & oi'],
      ['operator', 'R$ 38\nok'],
    ])
  })

  test('is empty when all three are', () => {
    expect(listed(null)).toEqual({ messages: [], notes: [] })
    expect(listed([], { plain_messages: {}, html_messages: null }).messages).toEqual([])
  })

  test('names operators and the visitor by their own names, with or without a clock before them', () => {
    const text = 'Helena Prado: oi\n[10:07] Rogério Antunes: bom dia\n10/10/2025 10:08:01 Cliente: endereço: Rua A'
    const read = listed(null, { plain_messages: text })
    expect(read.messages).toEqual([
      { at: null, from: 'visitor', operatorId: null, operatorName: null, text: 'oi' },
      { at: null, from: 'operator', operatorId: '208', operatorName: 'Rogério Antunes', text: 'bom dia' },
      { at: null, from: 'visitor', operatorId: null, operatorName: null, text: 'endereço: Rua A' },
    ])
  })

  test('lines without a known name continue the message before; words before any name are nobody’s', () => {
    const read = listed(null, { plain_messages: 'Conversa 12\nCliente: entrega:\nRua B: 12\n\nOperador: ok' })
    expect(read.messages.map(({ from, text }) => [from, text])).toEqual([
      ['system', 'Conversa 12'],
      ['visitor', 'entrega:\nRua B: 12'],
      ['operator', 'ok'],
    ])
  })

  test('a bot that is named is the system', () => {
    const agents = [agent({ id: '-1', name: 'Ajudante', email: null })]
    const read = listed(null, { plain_messages: 'Ajudante: olá', agents })
    expect(read.messages[0]).toMatchObject({ from: 'system', operatorId: null, operatorName: 'Ajudante' })
  })
})
