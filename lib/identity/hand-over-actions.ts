'use server'

import { revalidatePath } from 'next/cache'
import { userAction } from '@/lib/auth/user-action'
import { inTransaction } from '@/lib/db/transaction'
import { personIdSchema } from '@/lib/team/schema'
import { handOver } from './hand-over-mutations'
import { countBelongings } from './hand-over-queries'
import { handOverSchema } from './hand-over-schema'

// Somebody may have had ten thousand contacts.
const LIMIT_MS = 60_000

/** What somebody would leave behind. */
export const countBelongingsAction = userAction(
  personIdSchema,
  async ({ input }) => ({ ok: true as const, belongings: await countBelongings(input.id) }),
  { role: 'admin' },
)

/** Deactivates somebody and hands over what they have; all of it or nothing. */
export const handOverAction = userAction(
  handOverSchema,
  async ({ user, input, now }) => {
    const handed = await inTransaction(tx => handOver(tx, input, { userId: user.id, now }), {
      statementTimeoutMs: LIMIT_MS,
    })
    if (handed.ok) revalidatePath('/', 'layout')
    return handed
  },
  { role: 'admin' },
)
