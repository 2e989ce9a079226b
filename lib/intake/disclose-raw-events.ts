import { inTransaction } from '@/lib/db/transaction'
import { log } from '@/lib/log'
import { getSettings } from '@/lib/settings/queries'
import { v7 as uuid } from 'uuid'
import { rawEventsOfDay } from './raw-queries'

/**
 * The raw events of a day as a stream of JSON lines, read page by page as the receiver takes them. That `taker`, who really
 * asks (requireSelf), took them is written into the history first, and into the log with their number at the end; neither
 * holds what they say.
 */
export async function discloseRawEvents(
  taker: { id: string },
  day: string,
  now: Date,
): Promise<ReadableStream<Uint8Array>> {
  const { timeZone } = await getSettings()
  await inTransaction(tx =>
    tx.query(`INSERT INTO history (id, at, user_id, kind, data) VALUES ($1, $2, $3, 'deliveries.downloaded', $4)`, [
      uuid(),
      now,
      taker.id,
      { day },
    ]),
  )
  const pages = rawEventsOfDay(day, timeZone)
  const encoder = new TextEncoder()
  let count = 0
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const page = await pages.next()
      if (page.done) {
        log.info({ userId: taker.id, day, count }, 'raw events were downloaded')
        return controller.close()
      }
      count += page.value.count
      controller.enqueue(encoder.encode(page.value.lines))
    },
    async cancel() {
      log.info({ userId: taker.id, day, count }, 'raw events were downloaded in part')
      await pages.return(undefined)
    },
  })
}
