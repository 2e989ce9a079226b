'use server'

import { revalidatePath } from 'next/cache'
import { userAction } from '@/lib/auth/user-action'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { createWebhook, removeWebhook, sendAgain, sendTest, setWebhookActive } from './mutations'
import { activeWebhookSchema, newWebhookSchema, webhookIdSchema } from './schema'

const PAGE = '/admin/webhooks'

/** Adds an address and answers its secret, once. */
export const createWebhookAction = userAction(
  newWebhookSchema,
  async ({ input }) => {
    const made = await inTransaction(tx => createWebhook(tx, input, env.NEXTAUTH_SECRET ?? ''))
    revalidatePath(PAGE)
    return { ok: true as const, ...made }
  },
  { role: 'admin' },
)

/** Sends to an address again, or no longer. */
export const setWebhookActiveAction = userAction(
  activeWebhookSchema,
  ({ input }) => done(inTransaction(tx => setWebhookActive(tx, input.id, input.active))),
  { role: 'admin' },
)

/** Removes an address and what waits for it. */
export const removeWebhookAction = userAction(
  webhookIdSchema,
  ({ input }) => done(inTransaction(tx => removeWebhook(tx, input.id))),
  { role: 'admin' },
)

/** Sends a message that only asks whether somebody listens. */
export const sendTestAction = userAction(
  webhookIdSchema,
  ({ input, now }) => done(inTransaction(tx => sendTest(tx, input.id, now))),
  { role: 'admin' },
)

/** Sends a message again, the same to the byte. */
export const sendAgainAction = userAction(
  webhookIdSchema,
  ({ input, now }) => done(inTransaction(tx => sendAgain(tx, input.id, now))),
  { role: 'admin' },
)

async function done(work: Promise<boolean>): Promise<{ ok: true } | { ok: false; reason: 'gone' }> {
  const found = await work
  revalidatePath(PAGE)
  return found ? { ok: true } : { ok: false, reason: 'gone' }
}
