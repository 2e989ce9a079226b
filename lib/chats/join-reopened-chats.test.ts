import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinReopenedChats, type Piece } from './join-reopened-chats'
import type { Message } from './message'

const HOUR = 3_600_000
const start = Date.parse('2026-05-04T13:00:00Z')
const says = (text: string, minute: number | null): Message => ({
  at: minute === null ? null : new Date(start + minute * 60_000).toISOString(),
  from: 'visitor',
  operatorId: null,
  operatorName: null,
  text,
})
const chat = (id: string, fromMs: number, toMs: number, messages: Message[], more: Partial<Piece> = {}): Piece => ({
  id,
  channelId: 'site',
  visitorNumber: '2198',
  startedAt: new Date(start + fromMs),
  endedAt: new Date(start + toMs),
  messages,
  ...more,
})
const shape = (chats: Piece[]) =>
  joinReopenedChats(chats).map(({ pieces, messages }) => [
    pieces.map(piece => piece.id),
    messages.map(message => message.text),
  ])

const first = chat('a', 0, HOUR, [says('Oi', 0), says('Tem o 42?', 1), says('Obrigado', 2)])

describe('a chat that was reopened', () => {
  it('continues the conversation before, and what both have is said once', () => {
    const second = chat('b', 2 * HOUR, 3 * HOUR, [says('Tem o 42?', 1), says('Obrigado', 2), says('Voltei', 120)])
    expect(shape([second, first])).toEqual([
      [
        ['a', 'b'],
        ['Oi', 'Tem o 42?', 'Obrigado', 'Voltei'],
      ],
    ])
  })

  it('may be reopened again and again', () => {
    const second = chat('b', 2 * HOUR, 3 * HOUR, [says('Obrigado', 2), says('Voltei', 120)])
    const third = chat('c', 4 * HOUR, 5 * HOUR, [says('Voltei', 120), says('De novo', 240)])
    expect(joinReopenedChats([first, second, third])[0]?.starts).toEqual([0, 3, 4])
    expect(shape([first, second, third])).toEqual([
      [
        ['a', 'b', 'c'],
        ['Oi', 'Tem o 42?', 'Obrigado', 'Voltei', 'De novo'],
      ],
    ])
  })

  it('is a conversation of its own after 24 hours, to the millisecond', () => {
    const back = (ms: number) => chat('b', HOUR + ms, 30 * HOUR, [says('Obrigado', 2), says('Voltei', 1500)])
    expect(shape([first, back(24 * HOUR)])).toHaveLength(1)
    expect(shape([first, back(24 * HOUR + 1)])).toHaveLength(2)
  })

  it('is another conversation when nothing is repeated, or of another visitor or channel', () => {
    const repeated = [says('Obrigado', 2), says('Voltei', 120)]
    expect(shape([first, chat('b', 2 * HOUR, 3 * HOUR, [says('Oi', 120)])])).toHaveLength(2)
    expect(shape([first, chat('b', 2 * HOUR, 3 * HOUR, repeated, { visitorNumber: '7' })])).toHaveLength(2)
    expect(shape([first, chat('b', 2 * HOUR, 3 * HOUR, repeated, { channelId: 'other' })])).toHaveLength(2)
    expect(shape([first, chat('b', 2 * HOUR, 3 * HOUR, [])])).toHaveLength(2)
    const nobody = { visitorNumber: null }
    expect(shape([chat('a', 0, HOUR, repeated, nobody), chat('b', 2 * HOUR, 3 * HOUR, repeated, nobody)])).toHaveLength(
      2,
    )
  })

  it('without times needs two equal messages: “Oi” is said twice by anybody', () => {
    const before = chat('a', 0, HOUR, [says('Oi', null), says('Tudo bem?', null)])
    expect(shape([before, chat('b', 2 * HOUR, 3 * HOUR, [says('Tudo bem?', null), says('Alô', null)])])).toHaveLength(2)
    const both = [says('Oi', null), says('Tudo bem?', null), says('Alô', null)]
    expect(shape([before, chat('b', 2 * HOUR, 3 * HOUR, both)])).toEqual([
      [
        ['a', 'b'],
        ['Oi', 'Tudo bem?', 'Alô'],
      ],
    ])
  })

  it('the same words at another time are said again', () => {
    expect(shape([first, chat('b', 2 * HOUR, 3 * HOUR, [says('Obrigado', 125)])])).toHaveLength(2)
  })
})

it('no chat is lost and none is shown twice', () => {
  const word = fc.constantFrom('Oi', 'Tem?', 'Sim')
  const anyChat = fc.record({
    hour: fc.integer({ min: 0, max: 90 }),
    words: fc.array(word, { maxLength: 4 }),
    visitor: fc.constantFrom('1', '2', null),
  })
  fc.assert(
    fc.property(fc.array(anyChat, { maxLength: 8 }), given => {
      const chats = given.map(({ hour, words, visitor }, i) =>
        chat(
          `c${i}`,
          hour * HOUR,
          hour * HOUR + 1,
          words.map(text => says(text, null)),
          { visitorNumber: visitor },
        ),
      )
      const shown = joinReopenedChats(chats).flatMap(({ pieces }) => pieces.map(piece => piece.id))
      expect(shown.toSorted()).toEqual(chats.map(({ id }) => id).toSorted())
    }),
  )
})
