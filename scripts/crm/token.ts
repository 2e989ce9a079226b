import { z } from 'zod'
import { TOKEN_DAYS_DEFAULT, TOKEN_DAYS_MOST } from '@/lib/auth/api-token-life'
import { createApiToken, revokeApiToken } from '@/lib/auth/api-token-mutations'
import { listApiTokens } from '@/lib/auth/api-token-queries'
import { inTransaction } from '@/lib/db/transaction'
import { type Command, CommandRefused, optional, required, requiredId } from './command'

export const createTokenCommand: Command = {
  usage: `token create --name NAME [--days DAYS] --json   (reads and changes all data; ends after ${TOKEN_DAYS_DEFAULT} days, or with token revoke)`,
  options: { name: { type: 'string' }, days: { type: 'string' } },
  run: async (given, now) => {
    const name = required(given, 'name').slice(0, 80)
    const days = z.coerce
      .number()
      .int()
      .min(1)
      .max(TOKEN_DAYS_MOST)
      .safeParse(optional(given, 'days') ?? TOKEN_DAYS_DEFAULT)
    if (!days.success) throw new CommandRefused('invalid', `--days may be 1 to ${TOKEN_DAYS_MOST}`)
    const made = await inTransaction(tx => createApiToken(tx, { name, days: days.data, createdById: null }, now))
    if (!made.ok) throw new CommandRefused(made.reason, 'the token could not be made')
    const { id, token, expiresAt } = made
    return { id, name, token, expiresAt }
  },
}

export const listTokensCommand: Command = {
  usage: 'token list --json   (those that were not revoked)',
  options: {},
  run: async (_given, now) => ({ tokens: await listApiTokens(now) }),
}

export const revokeTokenCommand: Command = {
  usage: 'token revoke --id ID --json',
  options: { id: { type: 'string' } },
  run: async (given, now) => {
    const id = requiredId(given, 'id')
    const revoked = await inTransaction(tx => revokeApiToken(tx, { id, byId: null }, now))
    if (!revoked.ok) throw new CommandRefused(revoked.reason, 'there is no such token')
    const { name, revokedAt } = revoked
    return { id, name, revokedAt }
  },
}
