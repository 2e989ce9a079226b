'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { inTransaction } from '@/lib/db/transaction'
import { userAction } from './user-action'
import { createApiToken, revokeApiToken } from './api-token-mutations'

const PAGE = '/admin/settings'

/** Makes a token for another program; it is in the answer and is never shown again. */
export const createApiTokenAction = userAction(
  z.object({ name: z.string().trim().min(1).max(80) }),
  async ({ user, input }) => {
    const { token } = await inTransaction(tx => createApiToken(tx, { name: input.name, createdById: user.id }))
    revalidatePath(PAGE)
    return { ok: true as const, token }
  },
  { role: 'admin' },
)

/** Ends a program's token. */
export const revokeApiTokenAction = userAction(
  z.object({ id: z.uuid() }),
  async ({ input, now }) => {
    await inTransaction(tx => revokeApiToken(tx, input.id, now))
    revalidatePath(PAGE)
    return { ok: true as const }
  },
  { role: 'admin' },
)
