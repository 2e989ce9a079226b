import { createApiToken } from '@/lib/auth/api-token-mutations'
import { inTransaction } from '@/lib/db/transaction'
import { type Command, required } from './command'

export const createTokenCommand: Command = {
  usage: 'token create --name NAME --json',
  options: { name: { type: 'string' } },
  run: async given => {
    const name = required(given, 'name').slice(0, 80)
    return inTransaction(tx => createApiToken(tx, { name, createdById: null }))
  },
}
