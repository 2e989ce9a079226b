import { channelNameSchema } from '@/lib/channels/schema'
import { createChannel } from '@/lib/channels/mutations'
import { listChannels } from '@/lib/channels/queries'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { type Command, CommandRefused, optional, required } from './command'
import { requirePerson } from './people'

export const createChannelCommand: Command = {
  usage: 'channel create --name NAME [--default-manager EMAIL] --json',
  options: { name: { type: 'string' }, 'default-manager': { type: 'string' } },
  run: async given => {
    const name = channelNameSchema.safeParse(required(given, 'name'))
    if (!name.success) throw new CommandRefused('invalid', 'the name may have 1 to 80 characters')
    const email = optional(given, 'default-manager')
    const manager = email === null ? null : await requirePerson(email)
    const input = { name: name.data, defaultManagerId: manager?.id ?? null }
    return inTransaction(tx => createChannel(tx, input, env.APP_URL))
  },
}

export const listChannelsCommand: Command = {
  usage: 'channel list --json',
  options: {},
  run: async () => ({ channels: await listChannels() }),
}
