'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { userAction } from '@/lib/auth/user-action'
import { inTransaction } from '@/lib/db/transaction'
import { takeLead } from './queue-mutations'

/** Takes a lead that nobody has; refuses with who was quicker. */
export const takeLeadAction = userAction(z.object({ id: z.guid() }), async ({ user, input, now }) => {
  const taken = await inTransaction(tx => takeLead(tx, input.id, { userId: user.id, now }))
  refresh()
  return taken
})
