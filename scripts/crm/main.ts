// The admin command, started by scripts/crm.mjs beside a running installation.
import { parseArgs } from 'node:util'
import { classifyDatabaseError } from '@/lib/db/errors'
import { closePools } from '@/lib/db/pool'
import { env } from '@/lib/env'
import { redactText } from '@/lib/redact.mjs'
import { backupCommand, resetPasswordCommand, restoreCommand, verifyBackupCommand } from './backup'
import { createChannelCommand, listChannelsCommand, revokeChannelCommand, rotateChannelCommand } from './channel'
import { type Command, CommandRefused } from './command'
import { loadDemoCommand, removeDemoCommand } from './demo'
import { createFieldCommand, listFieldsCommand } from './field'
import { scanDuplicatesCommand } from './duplicates'
import { createUserCommand, mapOperatorCommand, resetUserCommand } from './people'
import { setSettingsCommand, showSettingsCommand } from './settings'
import { simulateCommand } from './simulate'
import { exportSpoolCommand, listSpoolCommand, retrySpoolCommand } from './spool'
import { createTokenCommand, listTokensCommand, revokeTokenCommand } from './token'

/** Every command by its first words; a new one is a line here. */
const COMMANDS: Record<string, Command> = {
  'channel create': createChannelCommand,
  'channel list': listChannelsCommand,
  'channel rotate': rotateChannelCommand,
  'channel revoke': revokeChannelCommand,
  'token create': createTokenCommand,
  'token list': listTokensCommand,
  'token revoke': revokeTokenCommand,
  'user create': createUserCommand,
  'user reset': resetUserCommand,
  'field create': createFieldCommand,
  'field list': listFieldsCommand,
  'operator map': mapOperatorCommand,
  'settings set': setSettingsCommand,
  'settings show': showSettingsCommand,
  'duplicates scan': scanDuplicatesCommand,
  'spool list': listSpoolCommand,
  'spool retry': retrySpoolCommand,
  'spool export': exportSpoolCommand,
  simulate: simulateCommand,
  'demo load': loadDemoCommand,
  'demo remove': removeDemoCommand,
  backup: backupCommand,
  'backup verify': verifyBackupCommand,
  restore: restoreCommand,
  'database reset-password': resetPasswordCommand,
}

const words = process.argv.slice(2)
const asJson = words.includes('--json')

try {
  const answer = await runCommand(words)
  process.stdout.write(`${JSON.stringify(answer)}\n`)
} catch (error) {
  process.exitCode = 1
  const { code, message } = explain(error)
  process.stderr.write(asJson ? `${JSON.stringify({ error: { code, message } })}\n` : `${message}\n`)
} finally {
  if (env.DATABASE_URL) await closePools()
}

async function runCommand(given: string[]): Promise<object> {
  const length = [2, 1].find(count => given.slice(0, count).join(' ') in COMMANDS)
  const command = length ? COMMANDS[given.slice(0, length).join(' ')] : undefined
  if (!command || !length) throw new CommandRefused('usage', usage())
  const { values, positionals } = parse(command, given.slice(length))
  return command.run({ values: values as Record<string, string | boolean | undefined>, words: positionals }, new Date())
}

function parse(command: Command, args: string[]) {
  try {
    return parseArgs({
      args,
      options: { ...command.options, json: { type: 'boolean' } },
      allowPositionals: command.takesWords ?? false,
      strict: true,
    })
  } catch (error) {
    throw new CommandRefused('usage', `${(error as Error).message}\nUsage: npm run crm -- ${command.usage}`)
  }
}

function usage(): string {
  const lines = Object.values(COMMANDS).map(command => `  npm run --silent crm -- ${command.usage}`)
  return ['Commands:', ...lines].join('\n')
}

function explain(error: unknown): { code: string; message: string } {
  if (error instanceof CommandRefused) return { code: error.code, message: error.message }
  if (classifyDatabaseError(error).kind === 'unreachable') {
    return { code: 'unreachable', message: 'The database does not answer.' }
  }
  return { code: 'failed', message: redactText(error instanceof Error ? error.message : String(error)) }
}
