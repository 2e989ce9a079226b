'use server'

import { revalidatePath } from 'next/cache'
import { userAction } from '@/lib/auth/user-action'
import { inTransaction } from '@/lib/db/transaction'
import { getSettings } from '@/lib/settings/queries'
import { leaveInstants } from './availability'
import { setAway, setPoolMember } from './pool-mutations'
import { awaySchema, ownAwaySchema, poolMemberSchema, type Leave } from './pool-schema'

const PAGE = '/admin/assignment'

/** How somebody takes part in the round robin. */
export const setPoolMemberAction = userAction(
  poolMemberSchema,
  async ({ input, now }) => {
    const saved = await inTransaction(tx => setPoolMember(tx, input, now))
    revalidatePath(PAGE)
    return saved
  },
  { role: 'admin' },
)

/** Sends somebody on leave, or has them back. */
export const setAwayAction = userAction(
  awaySchema,
  async ({ input, now }) => {
    const saved = await saveAway(input.id, input.leave, now)
    revalidatePath(PAGE)
    return saved
  },
  { role: 'admin' },
)

/** The same for oneself. */
export const setOwnAwayAction = userAction(ownAwaySchema, async ({ user, input, now }) => {
  const saved = await saveAway(user.id, input.leave, now)
  revalidatePath('/account')
  return saved
})

async function saveAway(id: string, leave: Leave | null, now: Date) {
  const { timeZone } = await getSettings()
  const away = leave && leaveInstants(leave, timeZone, now)
  if (away?.until && away.until <= away.from) return { ok: false as const, reason: 'order' as const }
  return inTransaction(tx => setAway(tx, id, away, now))
}
