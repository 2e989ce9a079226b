'use server'

import { z } from 'zod'
import { userAction } from '@/lib/auth/user-action'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { closeSetUp } from './mutations'
import { getInstanceId } from './queries'
import { testAddress } from './self-test-queries'

const nothingSchema = z.object({})

/** The first steps were done, or put off: they no longer open by themselves. */
export const closeSetUpAction = userAction(
  nothingSchema,
  async ({ now }) => {
    await inTransaction(tx => closeSetUp(tx, now))
    return { ok: true as const }
  },
  { role: 'admin' },
)

/** Calls the installation by its own address and tells what was met on the way; within about ten seconds. */
export const testOwnAddressAction = userAction(
  nothingSchema,
  async () => ({ ok: true as const, checks: await testAddress(env.APP_URL, await getInstanceId()) }),
  { role: 'admin' },
)
