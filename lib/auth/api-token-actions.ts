'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { inTransaction } from '@/lib/db/transaction'
import { TOKEN_DAYS_MOST } from './api-token-life'
import { createApiToken, revokeApiToken } from './api-token-mutations'
import { userAction } from './user-action'

const PAGE = '/admin/settings'

/** Makes a token for another program; it is in the answer and is never shown again. */
export const createApiTokenAction = userAction(
  z.object({ name: z.string().trim().min(1).max(80), days: z.number().int().min(1).max(TOKEN_DAYS_MOST) }),
  async ({ user, input, now }) => {
    const made = await inTransaction(tx => createApiToken(tx, { ...input, createdById: user.id }, now))
    revalidatePath(PAGE)
    return made.ok ? { ok: true as const, token: made.token } : made
  },
  { role: 'admin' },
)

/** Ends a program's token. */
export const revokeApiTokenAction = userAction(
  z.object({ id: z.uuid() }),
  async ({ user, input, now }) => {
    const revoked = await inTransaction(tx => revokeApiToken(tx, { id: input.id, byId: user.id }, now))
    revalidatePath(PAGE)
    return revoked.ok ? { ok: true as const } : revoked
  },
  { role: 'admin' },
)
