'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { inTransaction } from '@/lib/db/transaction'
import { endSessions } from '@/lib/team/session-mutations'
import { requireSession } from './require-user'
import { endSession } from './session-mutations'
import { userAction } from './user-action'

const PAGE = '/account'
const idSchema = z.object({ id: z.uuid() })

/** Ends one of one's own sessions. Somebody else's is left as it is. */
export const endOwnSessionAction = userAction(
  idSchema,
  async ({ user, input, now }) => {
    await endSession(input.id, now, user.id)
    revalidatePath(PAGE)
    return { ok: true as const }
  },
  { changes: 'account' },
)

/** Ends all of one's own sessions but the one that asks. */
export const endOtherSessionsAction = userAction(
  z.object({}),
  async ({ user, now }) => {
    const { sessionId } = await requireSession()
    await inTransaction(tx => endSessions(tx, user.id, now, sessionId))
    revalidatePath(PAGE)
    return { ok: true as const }
  },
  { changes: 'account' },
)

/** Ends all sessions of a person, who has to sign in anew everywhere; one's own at hand goes on. */
export const endSessionsOfAction = userAction(
  idSchema,
  async ({ input, now }) => {
    const { sessionId } = await requireSession()
    await inTransaction(tx => endSessions(tx, input.id, now, sessionId))
    return { ok: true as const }
  },
  { role: 'admin' },
)
