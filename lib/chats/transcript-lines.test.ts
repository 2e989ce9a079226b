import { describe, expect, it } from 'vitest'
import type { Message } from './message'
import { transcriptLines, type ChatOperator } from './transcript-lines'

const zone = { timeZone: 'America/Sao_Paulo', unfolded: 0, opensWithDay: false }
const operators: ChatOperator[] = [
  { jivoId: '1', login: 'ana@loja.com.br', name: 'Ana' },
  { jivoId: '2', login: 'bruno@loja.com.br', name: null },
]
const message = (
  from: Message['from'],
  at: string | null,
  operatorId: string | null = null,
  text = 'texto',
): Message => ({
  at,
  from,
  operatorId,
  operatorName: null,
  text,
})
const kinds = (messages: Message[], how = zone) => transcriptLines(messages, operators, how).map(line => line.kind)

describe('the lines of a transcript', () => {
  it('name the operator by the chat, by the login where there is no name', () => {
    const lines = transcriptLines([message('operator', null, '1'), message('operator', null, '2')], operators, zone)
    expect(lines).toMatchObject([
      { kind: 'bubble', name: 'Ana' },
      { kind: 'transfer', from: 'Ana', to: 'bruno@loja.com.br' },
      { kind: 'bubble', name: 'bruno@loja.com.br', continued: false },
    ])
  })

  it('tell a transfer once, also when both go on talking', () => {
    const both = ['1', '2', '1', '2'].map(id => message('operator', null, id))
    expect(kinds(both).filter(kind => kind === 'transfer')).toHaveLength(1)
  })

  it('break the day by the reader’s zone', () => {
    const night = [message('visitor', '2026-05-04T02:59:00Z'), message('visitor', '2026-05-04T03:01:00Z')]
    expect(kinds(night)).toEqual(['bubble', 'day', 'bubble'])
    expect(kinds(night, { ...zone, timeZone: 'UTC' })).toEqual(['bubble', 'bubble'])
    expect(kinds(night, { ...zone, opensWithDay: true })).toEqual(['day', 'bubble', 'day', 'bubble'])
  })

  it('say name and time again after another person, a new day or five minutes', () => {
    const lines = transcriptLines(
      [
        message('visitor', '2026-05-04T12:00:00Z'),
        message('visitor', '2026-05-04T12:05:00Z'),
        message('visitor', '2026-05-04T12:10:01Z'),
        message('operator', '2026-05-04T12:10:02Z', '1'),
        message('visitor', '2026-05-04T12:10:03Z'),
      ],
      operators,
      zone,
    )
    expect(lines.map(line => line.kind === 'bubble' && line.continued)).toEqual([false, true, false, false, false])
  })

  it('fold the middle of a long one, and count exactly what is hidden', () => {
    const long = Array.from({ length: 60 }, (_, i) => message('visitor', null, null, `${i}`))
    const lines = transcriptLines(long, [], zone)
    expect(lines.find(line => line.kind === 'fold')).toEqual({ kind: 'fold', count: 42, next: 42 })
    expect(lines.filter(line => line.kind === 'bubble').map(line => line.text)).toEqual([
      ...['0', '1', '2', '3', '4', '5'],
      ...Array.from({ length: 12 }, (_, i) => `${48 + i}`),
    ])
    expect(kinds(long, { ...zone, unfolded: 1 })).toEqual(Array(60).fill('bubble'))
    expect(kinds(long.slice(0, 24))).not.toContain('fold')
  })

  it.each([
    [0, 4_982, 300, 18],
    [1, 4_682, 300, 318],
    [16, 182, 182, 4_818],
    [17, null, null, 5_000],
  ])('of 5,000, unfolded %d times, hide %s, the next %s at once, and show %d', (unfolded, hidden, next, shown) => {
    const lines = transcriptLines(
      Array.from({ length: 5_000 }, () => message('visitor', null)),
      [],
      { ...zone, unfolded },
    )
    const fold = lines.find(line => line.kind === 'fold')
    expect([fold?.count ?? null, fold?.next ?? null]).toEqual([hidden, next])
    expect(lines.filter(line => line.kind === 'bubble')).toHaveLength(shown)
  })

  it('say where the chat was opened again', () => {
    const reopened = new Map([[1, '19']])
    const lines = transcriptLines([message('visitor', null), message('visitor', null)], [], { ...zone, reopened })
    expect(lines.map(line => line.kind)).toEqual(['bubble', 'reopened', 'bubble'])
  })

  it('keep a text as it is', () => {
    const [line] = transcriptLines([message('visitor', null, null, '<b>&amp;</b>\n😀')], [], zone)
    expect(line).toMatchObject({ text: '<b>&amp;</b>\n😀' })
  })
})
