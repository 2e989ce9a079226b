import { inTransaction } from '@/lib/db/transaction'
import { log } from '@/lib/log'
import { csvStream, type CsvFile } from './csv-stream'
import type { ExportEntry } from './log-queries'
import { beginExport, finishExport } from './mutations'
import { takeSlot, type SlotRefusal } from './slot-queries'

/** A list that may leave as a file. */
export type ListFile<Row> = CsvFile<Row> & { list: ExportEntry['list']; filters: Record<string, unknown> }

/**
 * A list as a stream of CSV. That `taker`, who really asks (requireSelf), takes it is written into the history first, how many rows left at the end or
 * when the receiver has gone; the log has ids and numbers only. Refuses a second list of one person at once, and a third
 * one of all.
 */
export async function discloseList<Row>(
  taker: { id: string },
  file: ListFile<Row>,
  now: Date,
): Promise<{ ok: true; body: ReadableStream<Uint8Array> } | SlotRefusal> {
  const slot = await takeSlot(taker.id)
  if (!slot.ok) return slot
  const { list, filters, separator, columns } = file
  try {
    const entry = { list, filters, columns: columns.map(column => column.heading), separator }
    const id = await inTransaction(tx => beginExport(tx, taker.id, entry, now))
    const body = csvStream(file, async (rows, complete, error) => {
      await slot.free()
      if (error !== undefined) log.error({ err: error, exportId: id }, 'an export broke off')
      await inTransaction(tx => finishExport(tx, id, { rows, complete }))
      log.info({ userId: taker.id, exportId: id, list, rows, complete }, 'a list was exported')
    })
    return { ok: true, body }
  } catch (error) {
    await slot.free()
    throw error
  }
}
