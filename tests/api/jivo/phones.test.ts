import { expect, test } from 'vitest'
import { channelOf, chatNumber, contactsOf, identifiersOf, send, someone } from '@/tests/support/intake'
import { accepted } from '@/tests/samples/jivo-events'

test('one mobile in eight spellings is one contact with one phone', async () => {
  const channel = await channelOf()
  const { phone } = someone()
  const [first, last] = [`8${phone.slice(-7, -4)}`, phone.slice(-4)]
  const spellings = [
    `(11) 9${first}-${last}`,
    `11${first}${last}`,
    `+55 11 ${first}-${last}`,
    `55119${first}${last}`,
    `011 9${first}-${last}`,
    `0 21 11 9${first}-${last}`,
    `00 55 11 9${first}-${last}`,
    `+55 (0)11 9${first}-${last}`,
  ]
  for (const spelling of spellings) {
    await send(
      channel,
      accepted({
        chat_id: chatNumber(),
        visitor: { name: null, email: null, number: someone().number, phone: spelling },
      }),
    )
  }
  const [contact, ...more] = await contactsOf(channel)
  expect(more).toEqual([])
  expect(await identifiersOf(contact!.id, 'phone')).toMatchObject([
    { raw: spellings[0], e164: `+55119${first}${last}`, key: `5511${first}${last}M` },
  ])
  expect(await identifiersOf(contact!.id, 'visitor')).toHaveLength(8)
})

test.each([
  ['(45) 3278-2153', '+554532782153', '554532782153L', null],
  ['5545932782153', '+5545932782153', '554532782153M', null],
  ['(55) 99999-8888', '+5555999998888', '555599998888M', null],
  ['5532215432', '+555532215432', '555532215432L', null],
  ['98765-4321', null, null, 'missing_ddd'],
  ['0800 777 1234', null, 'BRS8007771234', 'service'],
  ['(20) 98765-4321', null, null, 'unknown_ddd'],
  ['(11) 3265-4321 ramal 12', '+551132654321', '551132654321L', null],
  ['+351 912 345 678', '+351912345678', '351912345678', null],
  ['+52 1 55 1234 5678', '+525512345678', '525512345678', null],
  ['912345678901', null, null, 'needs_plus'],
])('%s is kept as %s with the key %s', async (raw, e164, key, flag) => {
  const channel = await channelOf()
  await send(channel, accepted({ chat_id: chatNumber(), visitor: { ...someone(), phone: raw } }))
  // A vector may be known from an earlier run on the same database; then the chat is at its owner.
  const [contact] = await contactsOf(channel)
  const phones = await identifiersOf(contact!.id, 'phone')
  expect(phones).toContainEqual(
    expect.objectContaining({ raw, e164, key, flag, extension: raw.includes('ramal') ? '12' : null }),
  )
})

test.each(['', 'abc', '-', 'n/a', 'não informado'])('%j makes no phone that matches', async phone => {
  const channel = await channelOf()
  await send(channel, accepted({ chat_id: chatNumber(), visitor: { ...someone(), phone } }))
  const [contact] = await contactsOf(channel)
  expect((await identifiersOf(contact!.id, 'phone')).filter(one => one.key !== null)).toEqual([])
})
