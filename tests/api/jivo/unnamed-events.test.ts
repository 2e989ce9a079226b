import { describe, expect, test } from 'vitest'
import {
  channelOf,
  chatNumber,
  chatsOf,
  contactsOf,
  deliveriesOf,
  identifiersOf,
  send,
  someone,
} from '@/tests/support/intake'
import { accepted, finished, updated } from '@/tests/samples/jivo-events'

const onlyNumber = (number: string) => ({ name: null, email: null, phone: null, description: null, number })

describe('what Jivo names nothing for', () => {
  test.each([0, -1, '', null, undefined, '0'])(
    'a chat_id of %j: the event goes to the visitor’s running chat',
    async chat_id => {
      const channel = await channelOf()
      const visitor = someone()
      await send(channel, accepted({ chat_id: chatNumber(), visitor }))
      await send(channel, updated({ chat_id, visitor: { ...visitor, description: 'sem número' } }))
      await send(channel, finished({ chat_id, visitor }))
      expect(await chatsOf(channel)).toMatchObject([{ state: 'finished', description: 'sem número' }])
    },
  )

  test('without a running chat it is one of its own, the same for the same body', async () => {
    const channel = await channelOf()
    const event = finished({ chat_id: -1, visitor: someone() })
    for (let time = 0; time < 3; time++) await send(channel, event)
    expect(await chatsOf(channel)).toHaveLength(1)
    expect(await deliveriesOf(channel)).toMatchObject([{ outcome: 'handled', seen_count: 3 }])
  })

  test('an event we do not know is kept and answered with ok', async () => {
    const channel = await channelOf()
    for (const event_name of ['news_of_2027', '__proto__', '', ['chat_accepted'], 7, undefined])
      await send(channel, { event_name, chat_id: 5 })
    const rows = await deliveriesOf(channel)
    expect(rows.map(row => [row.outcome, row.event_name])).toEqual([
      ['unsupported', 'news_of_2027'],
      ['unsupported', '__proto__'],
      ...Array(4).fill(['unsupported', null]),
    ])
    expect(await contactsOf(channel)).toEqual([])
  })

  test('a visitor number is of its channel: the same one elsewhere is somebody else', async () => {
    const [one, two] = [await channelOf(), await channelOf()]
    const { number } = someone()
    for (const channel of [one, two])
      await send(channel, accepted({ chat_id: chatNumber(), visitor: onlyNumber(number) }))
    const [a, b] = [(await contactsOf(one))[0]!, (await contactsOf(two))[0]!]
    expect(a.id).not.toBe(b.id)
    expect(await identifiersOf(a.id, 'visitor')).toHaveLength(1)
  })
})
