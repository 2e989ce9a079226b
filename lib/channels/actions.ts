'use server'

import { revalidatePath } from 'next/cache'
import { userAction } from '@/lib/auth/user-action'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { createChannel, makeNewAddress, revokeToken, updateChannel } from './mutations'
import { changedChannelSchema, channelIdSchema, newChannelSchema, tokenIdSchema } from './schema'

const PAGES = '/admin/channels'

/** Makes a channel; its webhook address is in the answer and is never shown again. */
export const createChannelAction = userAction(
  newChannelSchema,
  async ({ input }) => {
    const channel = await inTransaction(tx => createChannel(tx, input, env.APP_URL))
    return { ok: true as const, channelId: channel.id, webhookUrl: channel.webhookUrl }
  },
  { role: 'admin' },
)

/** Makes one more address for a channel; the address is in the answer and is never shown again. */
export const makeNewAddressAction = userAction(
  channelIdSchema,
  async ({ input }) => {
    const made = await inTransaction(tx => makeNewAddress(tx, input.channelId, env.APP_URL))
    if (!made.ok) return made
    revalidatePath(`${PAGES}/${input.channelId}`)
    return { ok: true as const, webhookUrl: made.webhookUrl }
  },
  { role: 'admin' },
)

/** Ends an address at once. */
export const revokeTokenAction = userAction(
  tokenIdSchema,
  async ({ input, now }) => {
    await inTransaction(tx => revokeToken(tx, input.tokenId, now))
    revalidatePath(PAGES, 'layout')
    return { ok: true as const }
  },
  { role: 'admin' },
)

/** Changes a channel's name, manager of last resort, and whether it lets events in. */
export const updateChannelAction = userAction(
  changedChannelSchema,
  async ({ input }) => {
    const { id, ...change } = input
    const changed = await inTransaction(tx => updateChannel(tx, id, change))
    revalidatePath(PAGES, 'layout')
    return changed
  },
  { role: 'admin' },
)
