import { BYTE_ORDER_MARK, csvRecord } from '@/lib/text/csv'
import { cellWriter } from './cell'
import type { Column } from './column'
import type { Separator } from './separator'

/** A list as a file: its columns, its rows as they are read, and how they are written. */
export type CsvFile<Row> = {
  columns: Column<Row>[]
  batches: AsyncGenerator<Row[]>
  separator: Separator
  timeZone: string
}

/** Whoever takes nothing for so long is gone, and must not keep others waiting. */
const RECEIVER_WITHIN_MS = 120_000

/**
 * A list as CSV in UTF-8, read batch by batch as the receiver takes it. `end` is called once: with how many rows left,
 * and with what broke it off where they are not all (nothing, where the receiver has gone).
 */
export function csvStream<Row>(
  { columns, batches, separator, timeZone }: CsvFile<Row>,
  end: (rows: number, complete: boolean, error?: unknown) => Promise<void>,
): ReadableStream<Uint8Array> {
  const write = cellWriter(separator, timeZone)
  const encoder = new TextEncoder()
  let [rows, isOver] = [0, false]
  let patience: NodeJS.Timeout | undefined
  const finish = async (complete: boolean, error?: unknown) => {
    clearTimeout(patience)
    if (isOver) return
    isOver = true
    await end(rows, complete, error)
    if (!complete) await batches.return(undefined)
  }
  return new ReadableStream<Uint8Array>({
    start: controller =>
      controller.enqueue(
        encoder.encode(
          BYTE_ORDER_MARK +
            csvRecord(
              columns.map(column => write(column.heading)),
              separator,
            ),
        ),
      ),
    async pull(controller) {
      clearTimeout(patience)
      try {
        const batch = await batches.next()
        if (isOver) return
        if (batch.done) {
          await finish(true)
          return controller.close()
        }
        rows += batch.value.length
        controller.enqueue(
          encoder.encode(
            batch.value
              .map(row =>
                csvRecord(
                  columns.map(column => write(column.cell(row))),
                  separator,
                ),
              )
              .join(''),
          ),
        )
        patience = setTimeout(() => {
          controller.error(new Error('nobody takes the file'))
          void finish(false)
        }, RECEIVER_WITHIN_MS).unref()
      } catch (error) {
        // The receiver sees a download that failed, not a file that looks whole.
        await finish(false, error)
        throw error
      }
    },
    cancel: () => finish(false),
  })
}
