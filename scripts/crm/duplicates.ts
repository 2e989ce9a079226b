import { inTransaction } from '@/lib/db/transaction'
import { countDuplicates } from '@/lib/identity/duplicate-queries'
import { runScan, startScan } from '@/lib/identity/duplicate-scan-mutations'
import { getScan } from '@/lib/identity/duplicate-scan-queries'
import type { Command } from './command'

export const scanDuplicatesCommand: Command = {
  usage: 'duplicates scan --json   (searches all contacts for suspected duplicates, to its end)',
  options: {},
  run: async (_given, now) => {
    const scanId = await newScan(now)
    await toItsEnd(scanId, now)
    const scan = await getScan(scanId)
    const { all: open } = await countDuplicates()
    return { scanId, scanned: scan?.scanned ?? 0, found: scan?.found ?? 0, open }
  },
}

/** A scan that sees everything there is now: one that is under way has passed some of it, and is seen off first. */
async function newScan(now: Date): Promise<string> {
  for (;;) {
    const { id, isNew } = await inTransaction(tx => startScan(tx, now))
    if (isNew) return id
    await toItsEnd(id, now)
  }
}

/** The app may be working on the same scan: whoever is behind gives way for a step. */
async function toItsEnd(scanId: string, now: Date): Promise<void> {
  while (!(await runScan(scanId, { now }))) continue
}
