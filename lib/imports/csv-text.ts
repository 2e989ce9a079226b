import { BYTE_ORDER_MARK, csvRecord } from '@/lib/text/csv'
import { inertText } from '@/lib/text/inert-text'

type Rows = readonly (readonly string[])[]

/** Batches of rows as a CSV in UTF-8 that a spreadsheet opens, evaluating nothing, and readTable reads; a batch is asked for when the one before is taken. */
export function csvFile(batches: AsyncGenerator<Rows>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    start: controller => controller.enqueue(encoder.encode(BYTE_ORDER_MARK)),
    async pull(controller) {
      let next = await batches.next()
      // A pull that hands over nothing is not followed by another.
      while (!next.done && next.value.length === 0) next = await batches.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(next.value.map(row => csvRecord(row.map(inertText), ';')).join('')))
    },
    cancel: async () => void (await batches.return(undefined)),
  })
}
