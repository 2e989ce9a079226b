import { describe, expect, test } from 'vitest'
import { postJivo } from '@/tests/support/app'
import { channelOf, chatNumber, contactsOf, deliveriesOf, send, someone, type Channel } from '@/tests/support/intake'
import { accepted, clientUpdated, finished } from '@/tests/samples/jivo-events'

/** What `work` may take, in milliseconds: on a machine busy with others as much more as a plain request takes there. */
async function allowed(milliseconds: number, channel: Channel): Promise<number> {
  const started = performance.now()
  for (let time = 0; time < 5; time++) await postJivo(channel.token, '[]')
  return milliseconds + 10 * (performance.now() - started)
}

describe('what is no JSON object', () => {
  const form = `data=${encodeURIComponent('{"event_name":"chat_accepted"}')}`
  test.each([
    ['nothing', ''],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['cut-off JSON', '{"event_name":"chat_acc'],
    ['a form', form],
    ['20 000 nested lists', `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    ['300 000 keys', `{${Array.from({ length: 300_000 }, (_, n) => `"k${n}":1`).join()}}`],
  ])('%s is refused with 400 within a second and kept to be looked at', async (_, body) => {
    const channel = await channelOf()
    const limit = await allowed(1000, await channelOf())
    const started = performance.now()
    const { status, json } = await postJivo(channel.token, body)
    expect(performance.now() - started).toBeLessThan(limit)
    expect([status, json]).toEqual([400, { result: 'error' }])
    const [row, ...more] = await deliveriesOf(channel)
    expect(more).toEqual([])
    expect(row).toMatchObject({ outcome: 'malformed', event_name: null })
    expect(row!.body.equals(Buffer.from(body))).toBe(true)
    expect(await contactsOf(channel)).toEqual([])
  })

  test.each([
    [
      'a name of 4.9 MB',
      (name: string) => accepted({ chat_id: chatNumber(), visitor: { ...someone(), name } }),
      'a'.repeat(4_900_000),
    ],
    [
      'an e-mail that lures a pattern',
      (email: string) => clientUpdated({ visitor: { ...someone(), email } }),
      `${'a'.repeat(50_000)}@${'a.'.repeat(20_000)}`,
    ],
    [
      'a phone that lures a pattern',
      (phone: string) => accepted({ chat_id: chatNumber(), visitor: { ...someone(), phone } }),
      `${'1 ou '.repeat(30_000)}ramal`,
    ],
    [
      '100 000 messages',
      (message: string) =>
        finished({
          chat_id: chatNumber(),
          visitor: someone(),
          chat: { messages: Array(100_000).fill({ message, type: 'visitor' }) },
        }),
      'oi',
    ],
  ])('%s is taken within two seconds', async (_, bodyOf, value) => {
    const channel = await channelOf()
    const limit = await allowed(2000, await channelOf())
    const started = performance.now()
    await send(channel, bodyOf(value))
    expect(performance.now() - started).toBeLessThan(limit)
    expect((await deliveriesOf(channel)).map(row => row.outcome)).toEqual(['handled'])
  })

  test('the same bytes again raise the count of the row', async () => {
    const channel = await channelOf()
    for (let time = 0; time < 3; time++) await postJivo(channel.token, 'not json')
    expect(await deliveriesOf(channel)).toMatchObject([{ outcome: 'malformed', seen_count: 3 }])
  })
})
