import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chat, CHANNEL, eventOf, NOW } from '@/tests/samples/facts'
import {
  accepted,
  callEvent,
  finished,
  messages,
  offlineMessage,
  updated,
  type Body,
} from '@/tests/samples/jivo-events'
import type { ChatFact } from '../facts'
import type { ChatWrite } from '../plan'
import { mergeChat } from './merge-chat'

const where = {
  id: 'chat',
  channelId: CHANNEL,
  naturalKey: 'chat:7301',
  contactId: 'contact',
  leadId: 'lead',
  factsHash: 'hash',
}

function asFact(write: ChatWrite): ChatFact {
  const iso = (at: Date | null) => at && at.toISOString()
  return {
    ...write,
    startedAt: write.startedAt.toISOString(),
    finishedAt: iso(write.finishedAt),
    lastEventAt: write.lastEventAt.toISOString(),
  }
}

/** The chat after events that arrive a minute apart, with the transcript that stands. */
function after(bodies: Body[]): ChatWrite {
  let stands: ChatWrite | null = null
  bodies.forEach((body, minute) => {
    const write: ChatWrite = mergeChat(
      stands && asFact(stands),
      eventOf(body),
      where,
      new Date(NOW.getTime() + minute * 60_000),
    )
    stands = { ...write, messages: write.messages ?? stands?.messages ?? null }
  })
  return stands!
}

const promised = ({ state, messages: transcript, messageCount, rate, pageUrl, pageTitle, blacklisted }: ChatWrite) => ({
  state,
  transcript,
  messageCount,
  rate,
  pageUrl,
  pageTitle,
  blacklisted,
})

describe('the events of one chat', () => {
  const texts = fc.array(
    fc.string({ minLength: 1 }).filter(text => /\p{L}/u.test(text)),
    { maxLength: 8 },
  )
  const page = fc.option(
    fc.webUrl().map(url => ({ url, title: 'T' })),
    { nil: null },
  )
  const scene = fc.record({
    texts,
    cut: fc.nat(8),
    pages: fc.tuple(page, page, page),
    rate: fc.option(fc.constantFrom('positive', 'negative'), { nil: null }),
  })

  function eventsOf({
    texts,
    cut,
    pages: [start, later, end],
    rate,
  }: {
    texts: string[]
    cut: number
    pages: unknown[]
    rate: string | null
  }): Body[] {
    const transcript = texts.map((message, at) => ({
      message,
      type: at % 2 ? 'agent' : 'visitor',
      timestamp: 1772000000 + at,
    }))
    return [
      accepted({ page: start }),
      updated({ page: later }),
      finished({ page: end, chat: { messages: transcript.slice(0, cut) } }),
      finished({ page: end, chat: { messages: transcript, rate } }),
    ]
  }

  test('give one state, transcript, rating and start page, in whatever order they arrive', () => {
    const orders = scene.chain(drawn =>
      fc.tuple(fc.constant(drawn), fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 })),
    )
    fc.assert(
      fc.property(orders, ([drawn, order]) => {
        const events = eventsOf(drawn)
        const inOrder = promised(after(events))
        const shuffled = promised(after(order.map(at => events[at]!)))
        // Without a page of chat_accepted the first page that arrived has to do.
        if (drawn.pages[0] === null) {
          Object.assign(inOrder, { pageUrl: null, pageTitle: null })
          Object.assign(shuffled, { pageUrl: null, pageTitle: null })
        }
        expect(shuffled).toEqual(inOrder)
      }),
    )
  })

  test('that come twice change nothing but the time of the last one', () => {
    const drop = ({ lastEventAt: _, at: __, ...rest }: ChatWrite) => rest
    fc.assert(
      fc.property(scene, drawn => {
        const events = eventsOf(drawn)
        const once = after(events)
        expect(drop(after([...events, events[3]!]))).toEqual(drop(once))
      }),
    )
  })
})

describe('an event that is tried again after a newer one', () => {
  const titled = fc.option(
    fc.constantFrom('a', 'b', 'c').map(title => ({ title })),
    { nil: undefined },
  )
  const labels = fc.record({
    tags: titled.map(tag => (tag ? [tag] : [])),
    department: titled,
    topic: titled,
    page: titled.map(one => one && { url: `https://aurora.example/${one.title}`, title: one.title }),
  })
  const [old, later] = [NOW, new Date(NOW.getTime() + 60_000)]
  const labelsOf = ({ tags, department, topic, lastPageUrl }: ChatWrite) => [
    tags.length > 0 ? tags : null,
    department,
    topic,
    lastPageUrl,
  ]

  test('changes nothing that the newer one said, and fills the rest', () => {
    fc.assert(
      fc.property(labels, labels, (said, newer) => {
        const stands = mergeChat(null, eventOf(updated(newer)), where, later)
        const [before, after] = [
          labelsOf(stands),
          labelsOf(mergeChat(asFact(stands), eventOf(updated(said)), where, old, true)),
        ]
        const alone = labelsOf(mergeChat(null, eventOf(updated(said)), where, old))
        expect(after).toEqual(before.map((label, at) => label ?? alone[at]))
      }),
    )
  })
})

describe('a chat', () => {
  test('runs from its first event, is finished by chat_finished, and never runs again', () => {
    expect(after([accepted()])).toMatchObject({ state: 'running', finishedAt: null, kind: 'chat', jivoChatId: '7301' })
    const ended = after([accepted(), finished(), accepted(), finished()])
    expect(ended).toMatchObject({ state: 'finished', finishedAt: new Date(NOW.getTime() + 60_000) })
  })

  test('began with its first message where that is earlier than the event', () => {
    expect(after([accepted(), finished()]).startedAt.toISOString()).toBe('2026-02-25T06:13:20.000Z')
    expect(after([accepted()]).startedAt).toEqual(NOW)
  })

  test('of an event that was kept and comes late still had its last event when it had', () => {
    const before = chat({ contactId: 'c', leadId: 'l' }, { lastEventAt: '2027-01-01T00:00:00.000Z' })
    expect(mergeChat(before, eventOf(updated()), where, NOW).lastEventAt.toISOString()).toBe('2027-01-01T00:00:00.000Z')
  })

  test('keeps the page of chat_accepted as its start and the others as its last', () => {
    const on = (name: string) => ({ page: { url: `https://aurora.example/${name}`, title: name } })
    expect(after([finished(on('fim')), accepted(on('inicio'))])).toMatchObject({
      pageTitle: 'inicio',
      lastPageTitle: 'fim',
    })
    expect(after([accepted(on('inicio')), updated(on('meio')), finished(on('fim'))])).toMatchObject({
      pageTitle: 'inicio',
      lastPageTitle: 'fim',
    })
    expect(after([accepted(on('inicio')), accepted(on('outra'))])).toMatchObject({
      pageTitle: 'inicio',
      lastPageTitle: 'outra',
    })
    expect(after([accepted(on('inicio'))])).toMatchObject({ lastPageUrl: null, lastPageTitle: null })
  })

  test('keeps the visit it began with, and Jivo’s labels as they were last', () => {
    const first = { session: { ip_addr: '203.0.113.1' }, tags: [{ title: 'a' }], department: { name: 'Vendas' } }
    const second = {
      session: { ip_addr: '203.0.113.2', utm_json: { source: 'bing' } },
      tags: [{ title: 'b' }],
      department: { name: 'Suporte' },
    }
    expect(after([accepted(first), updated(second)])).toMatchObject({
      ip: '203.0.113.1',
      utm: { source: 'google' },
      tags: ['b'],
      department: 'Suporte',
    })
  })

  test('keeps the longer transcript, and of equally many messages the longer words', () => {
    const short = finished({ chat: { messages: messages().slice(0, 1) } })
    expect(after([finished(), short]).messageCount).toBe(3)
    const wordy = finished({
      chat: { messages: messages().map(one => ({ ...one, message: `${one.message as string}!` })) },
    })
    for (const order of [
      [finished(), wordy],
      [wordy, finished()],
    ])
      expect(after(order).messages?.[0]?.text).toBe('Oi! Ainda tem o bolo de fubá?!')
  })
})

describe('an offline message', () => {
  test('is a chat of one visitor message', () => {
    expect(after([offlineMessage()])).toMatchObject({
      state: 'offline',
      kind: 'offline',
      offlineMessageId: '1772000123456',
      messages: [{ from: 'visitor', text: 'Boa tarde! Vocês entregam em Niterói?', at: NOW.toISOString() }],
    })
  })

  test('that somebody answers after all runs', () => {
    expect(after([offlineMessage(), accepted()]).state).toBe('running')
    expect(after([accepted(), offlineMessage()]).state).toBe('running')
  })
})

describe('a call', () => {
  const call = (status: string, more: Body = {}) => callEvent({ call: { status, record_url: null, ...more } })

  test('is over when it ended or failed, whatever comes late', () => {
    expect(after([call('start')]).state).toBe('running')
    for (const last of ['end', 'error']) {
      expect(after([call('start'), call(last), call('agent_connected'), call('start')])).toMatchObject({
        state: 'finished',
        callStatus: last,
        callConnected: true,
      })
    }
  })

  test('keeps its reason and its record', () => {
    const record_url = 'https://gravacoes.example/1.mp3'
    expect(after([call('error', { reason: 'busy' }), call('end', { record_url })])).toMatchObject({
      callReason: 'busy',
      callRecordUrl: record_url,
    })
  })
})
