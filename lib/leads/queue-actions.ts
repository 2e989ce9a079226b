'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { userAction } from '@/lib/auth/user-action'
import { inTransaction } from '@/lib/db/transaction'
import { giveLeads, takeLead } from './queue-mutations'
import { ungiveLeads } from './ungive-mutations'

/** As many as the queue shows on a page, with room. */
const MOST_AT_ONCE = 100

const ids = z
  .array(z.guid())
  .min(1)
  .max(MOST_AT_ONCE)
  .transform(list => [...new Set(list)])

/** Takes a lead that nobody has; refuses with who was quicker. */
export const takeLeadAction = userAction(z.object({ id: z.guid() }), async ({ user, input, now }) => {
  const taken = await inTransaction(tx => takeLead(tx, input.id, { userId: user.id, now }))
  refresh()
  return taken
})

/** Gives several leads of the queue to one person; those that wait no more are left as they are and counted. */
export const giveLeadsAction = userAction(
  z.object({ ids, ownerId: z.guid() }),
  async ({ user, input, now }) => {
    const given = await inTransaction(tx => giveLeads(tx, input.ids, input.ownerId, { userId: user.id, now }))
    refresh()
    return given
  },
  { role: 'admin' },
)

/** Puts leads back into the queue that the person gave away in that act, within an hour. */
export const ungiveLeadsAction = userAction(
  z.object({ ids, act: z.string().regex(/^\d{1,18}$/) }),
  async ({ user, input, now }) => {
    const back = await inTransaction(tx => ungiveLeads(tx, input.act, input.ids, { userId: user.id, now }))
    refresh()
    return { ok: true as const, back }
  },
  { role: 'admin' },
)
