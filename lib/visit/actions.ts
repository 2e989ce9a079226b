'use server'

import { userAction } from '@/lib/auth/user-action'
import { readUserToken } from '@/lib/jivo/user-token'
import { tokenSchema } from './schema'

/** What the CRM reads out of a user_token; null for nothing. Nothing is stored. */
export const readTokenAction = userAction(
  tokenSchema,
  async ({ input }) => ({ ok: true as const, read: readUserToken(input.token) }),
  { role: 'admin' },
)
