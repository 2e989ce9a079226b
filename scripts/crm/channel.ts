import { channelNameSchema, channelSiteSchema } from '@/lib/channels/schema'
import { createChannel, revokeToken, rotateAddress } from '@/lib/channels/mutations'
import { OLD_ADDRESS_LIVES, oldAddressEnds } from '@/lib/channels/old-address'
import { listChannels, listTokens } from '@/lib/channels/queries'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { z } from 'zod'
import { type Command, CommandRefused, optional, required, requiredId } from './command'
import { requirePerson } from './people'

export const createChannelCommand: Command = {
  usage: 'channel create --name NAME [--site SITE] [--default-manager EMAIL] --json',
  options: { name: { type: 'string' }, site: { type: 'string' }, 'default-manager': { type: 'string' } },
  run: async given => {
    const name = channelNameSchema.safeParse(required(given, 'name'))
    if (!name.success) throw new CommandRefused('invalid', 'the name may have 1 to 80 characters')
    const site = channelSiteSchema.safeParse(optional(given, 'site'))
    if (!site.success) throw new CommandRefused('invalid', 'the site may have 200 characters')
    const email = optional(given, 'default-manager')
    const manager = email === null ? null : await requirePerson(email)
    const input = { name: name.data, site: site.data, defaultManagerId: manager?.id ?? null }
    return inTransaction(tx => createChannel(tx, input, env.APP_URL))
  },
}

export const listChannelsCommand: Command = {
  usage: 'channel list --json',
  options: {},
  run: async () => {
    const [channels, tokens] = await Promise.all([listChannels(), listTokens(null)])
    return { channels: channels.map(channel => ({ ...channel, tokens: tokens.get(channel.id) ?? [] })) }
  },
}

export const rotateChannelCommand: Command = {
  usage: `channel rotate --id ID [--old ${OLD_ADDRESS_LIVES.join('|')}] --json   (the old address lives until it is revoked, unless --old says sooner)`,
  options: { id: { type: 'string' }, old: { type: 'string' } },
  run: async (given, now) => {
    const lives = z.enum(OLD_ADDRESS_LIVES).safeParse(optional(given, 'old') ?? 'until_revoked')
    if (!lives.success) throw new CommandRefused('invalid', `--old may be ${OLD_ADDRESS_LIVES.join(', ')}`)
    const id = requiredId(given, 'id')
    const made = await inTransaction(tx => rotateAddress(tx, id, oldAddressEnds(lives.data, now), env.APP_URL))
    if (!made.ok) throw new CommandRefused(made.reason, 'there is no such channel')
    const { token, webhookUrl, tokenId } = made
    return { token, webhookUrl, tokenId }
  },
}

export const revokeChannelCommand: Command = {
  usage: 'channel revoke --id ID --token-id TOKEN_ID --json',
  options: { id: { type: 'string' }, 'token-id': { type: 'string' } },
  run: async (given, now) => {
    const [id, tokenId] = [requiredId(given, 'id'), requiredId(given, 'token-id')]
    const revoked = await inTransaction(tx => revokeToken(tx, tokenId, now, id))
    if (!revoked.ok) throw new CommandRefused(revoked.reason, 'the channel has no such address')
    return { tokenId, revokedAt: revoked.revokedAt }
  },
}
