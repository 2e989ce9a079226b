import type { SessionUser } from '@/lib/auth/permissions'
import { inTransaction } from '@/lib/db/transaction'
import { log } from '@/lib/log'
import { cellWriter } from './cell'
import type { Column } from './column'
import { BYTE_ORDER_MARK, csvRecord } from '@/lib/text/csv'
import type { ExportEntry } from './log-queries'
import { beginExport, finishExport } from './mutations'
import type { Separator } from './separator'

type Disclosure<Row> = {
  list: ExportEntry['list']
  filters: Record<string, unknown>
  columns: Column<Row>[]
  batches: AsyncGenerator<Row[]>
  separator: Separator
  timeZone: string
}

/**
 * A list as a stream of CSV in UTF-8, read batch by batch as the receiver takes it. That somebody takes it is written into
 * the history first, how many rows left at the end or when the receiver has gone; the log has ids and numbers only.
 */
export async function discloseList<Row>(user: SessionUser, asked: Disclosure<Row>, now: Date): Promise<ReadableStream<Uint8Array>> {
  const { list, filters, separator, columns, batches } = asked
  const headings = columns.map(column => column.heading)
  const id = await inTransaction(tx => beginExport(tx, user.id, { list, filters, columns: headings, separator }, now))
  const write = cellWriter(separator, asked.timeZone)
  const encoder = new TextEncoder()
  const head = encoder.encode(BYTE_ORDER_MARK + csvRecord(headings.map(write), separator))
  let [rows, isOver] = [0, false]
  const end = async (complete: boolean) => {
    if (isOver) return
    isOver = true
    await inTransaction(tx => finishExport(tx, id, { rows, complete }))
    log.info({ userId: user.id, exportId: id, list, rows, complete }, 'a list was exported')
  }
  return new ReadableStream<Uint8Array>({
    start: controller => controller.enqueue(head),
    async pull(controller) {
      try {
        const batch = await batches.next()
        if (isOver) return
        if (batch.done) {
          await end(true)
          return controller.close()
        }
        rows += batch.value.length
        controller.enqueue(encoder.encode(batch.value.map(row => csvRecord(columns.map(column => write(column.cell(row))), separator)).join('')))
      } catch (error) {
        // The receiver sees a download that failed, not a file that looks whole.
        log.error({ error, exportId: id }, 'an export broke off')
        await end(false)
        throw error
      }
    },
    async cancel() {
      await end(false)
      await batches.return(undefined)
    },
  })
}
