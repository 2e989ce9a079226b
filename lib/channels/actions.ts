'use server'

import { revalidatePath } from 'next/cache'
import { userAction } from '@/lib/auth/user-action'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { reloadLiveTokens } from './live-tokens'
import { acceptWidget, createChannel, keepToken, revokeToken, rotateAddress, updateChannel } from './mutations'
import { oldAddressEnds } from './old-address'
import { changedChannelSchema, channelWidgetSchema, newAddressSchema, newChannelSchema, tokenIdSchema } from './schema'

const PAGES = '/admin/channels'

/** Makes a channel; its webhook address is in the answer and is never shown again. */
export const createChannelAction = userAction(
  newChannelSchema,
  async ({ input }) => {
    const channel = await inTransaction(tx => createChannel(tx, input, env.APP_URL))
    await knowHere()
    return { ok: true as const, channelId: channel.id, webhookUrl: channel.webhookUrl }
  },
  { role: 'admin' },
)

/**
 * Makes one more address for a channel and says how long the older ones go on; the address is in the answer and is
 * never shown again.
 */
export const rotateAddressAction = userAction(
  newAddressSchema,
  async ({ input, now }) => {
    const oldEndsAt = oldAddressEnds(input.oldAddress, now)
    const made = await inTransaction(tx => rotateAddress(tx, input.channelId, oldEndsAt, env.APP_URL))
    if (!made.ok) return made
    await knowHere()
    revalidatePath(PAGES, 'layout')
    return { ok: true as const, webhookUrl: made.webhookUrl }
  },
  { role: 'admin' },
)

/** Ends an address at once. */
export const revokeTokenAction = userAction(
  tokenIdSchema,
  async ({ input, now }) => {
    const revoked = await inTransaction(tx => revokeToken(tx, input.tokenId, now))
    if (revoked.ok) await knowHere()
    revalidatePath(PAGES, 'layout')
    return revoked
  },
  { role: 'admin' },
)

/** Lets an address that would end go on. */
export const keepTokenAction = userAction(
  tokenIdSchema,
  async ({ input, now }) => {
    const kept = await inTransaction(tx => keepToken(tx, input.tokenId, now))
    revalidatePath(PAGES, 'layout')
    return kept
  },
  { role: 'admin' },
)

/** Changes what a channel is called and marked with, where its leads begin, and whether it lets events in. */
export const updateChannelAction = userAction(
  changedChannelSchema,
  async ({ input }) => {
    const { id, ...change } = input
    const changed = await inTransaction(tx => updateChannel(tx, id, change))
    revalidatePath('/', 'layout')
    return changed
  },
  { role: 'admin' },
)

/** Lets a further widget in at a channel. */
export const acceptWidgetAction = userAction(
  channelWidgetSchema,
  async ({ input }) => {
    const accepted = await inTransaction(tx => acceptWidget(tx, input.channelId, input.widgetId))
    revalidatePath(PAGES, 'layout')
    return accepted
  },
  { role: 'admin' },
)

// Every process hears the notice; the one that shows an address knows it before it does.
async function knowHere(): Promise<void> {
  await reloadLiveTokens().catch(() => undefined)
}
