'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { userAction } from '../auth/user-action'
import { inTransaction } from '../db/transaction'
import { runJobNow } from '../jobs/mutations'
import { dismissDuplicate, reopenDuplicate } from './duplicate-mutations'
import { startScan } from './duplicate-scan-mutations'

const pair = z.object({ duplicateId: z.uuid() })

/** Two suspected contacts are not the same person, for everybody. Refuses an unknown pair. */
export const dismissSuspicion = userAction(pair, async ({ user, input, now }) =>
  inTransaction(tx => dismissDuplicate(tx, { ...input, userId: user.id, now })),
)

/** Takes a dismissal back. Refuses an unknown pair. */
export const reopenSuspicion = userAction(pair, async ({ user, input, now }) => {
  const result = await inTransaction(tx => reopenDuplicate(tx, { ...input, userId: user.id, now }))
  refresh()
  return result
})

/** Begins a search through all contacts, unless one is under way. */
export const searchNow = userAction(z.object({}), async ({ now }) => {
  await inTransaction(async tx => {
    await startScan(tx, now)
    await runJobNow(tx, 'scan_duplicates')
  })
  refresh()
  return { ok: true as const }
})
