import { expect, test } from 'vitest'
import { sql } from '@/tests/support/app'
import { runJob } from '@/tests/support/jobs'
import {
  channelOf,
  chatNumber,
  contactsOf,
  deliveriesOf,
  leadsOf,
  chatsOf,
  send,
  someone,
  tasksOf,
  type Channel,
} from '@/tests/support/intake'
import { accepted, clientUpdated, finished, offlineMessage } from '@/tests/samples/jivo-events'

const counts = async (channel: Channel) => {
  const rows = await Promise.all([contactsOf, leadsOf, chatsOf, tasksOf].map(of => of(channel)))
  return rows.map(found => found.length)
}

test('deliveries go after the account’s days, one that waits for its retry stays, and what comes again makes nothing twice', async () => {
  const channel = await channelOf()
  const chat_id = chatNumber()
  const [visitor, other, third] = [someone(), someone(), someone()]
  const events = [
    accepted({ chat_id, visitor }),
    finished({ chat_id, visitor }),
    offlineMessage({ chat_id: chatNumber(), offline_message_id: chatNumber(), visitor: other }),
    clientUpdated({ client_id: third.number, visitor: third }),
  ]
  for (const event of events) await send(channel, event)
  const before = await counts(channel)

  const [waiting] = await sql<{ id: string }>(
    `UPDATE deliveries SET received_at = now() - interval '4000 days' WHERE channel_id = $1 RETURNING id`,
    [channel.id],
  )
  await sql(`UPDATE deliveries SET outcome = 'failed', next_retry_at = now() + interval '1 day' WHERE id = $1`, [
    waiting!.id,
  ])
  await runJob('delete_old_deliveries')
  await expect
    .poll(async () => (await deliveriesOf(channel)).map(row => row.id), { timeout: 25_000 })
    .toEqual([waiting!.id])

  for (const event of events) await send(channel, event)
  expect(await counts(channel)).toEqual(before)
  expect((await deliveriesOf(channel)).length).toBeGreaterThan(1)
})
