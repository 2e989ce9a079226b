import { z } from 'zod'
import { env } from '@/lib/env'
import type { Arrival } from './process-event'

// Postgres knows no year after 294276; a clock that far off is damage.
const EARLIEST = Date.parse('2000-01-01T00:00:00Z')
const LATEST = Date.parse('2200-01-01T00:00:00Z')

/** A record of the largest body, in base64 and with its frame, in bytes. */
export const MOST_RECORD_BYTES = env.MAX_BODY_BYTES * 1.5 + 64 * 1024

const instant = z.iso.datetime({ offset: true }).transform(text => new Date(text))
const base64 = z.string().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text) context.addIssue({ code: 'custom', message: 'no base64' })
  return bytes
})

const record = z.object({
  deliveryId: z.uuid(),
  channelId: z.uuid(),
  receivedAt: instant.refine(at => at.getTime() > EARLIEST && at.getTime() < LATEST),
  remoteAddress: z.string().max(100).nullable(),
  body: base64,
})

/** The event that a file of the spool holds; null when the file is damaged or no record of the spool at all. */
export function readRecord(text: string): Arrival | null {
  try {
    const read = record.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
