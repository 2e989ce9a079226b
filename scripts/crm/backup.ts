import { existsSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join, resolve } from 'node:path'
import { createBackup } from '@/lib/backup/create-mutations'
import { BackupRefused } from '@/lib/backup/format'
import { restoreBackup } from '@/lib/backup/restore-mutations'
import { verifyBackup } from '@/lib/backup/verify-queries'
import { lockDataDir } from '@/lib/data-dir/lock.mjs'
import { resetPassword } from '@/lib/db/embedded/reset-password.mjs'
import { env } from '@/lib/env'
import { type Command, CommandRefused, type Given, required } from './command'

// scripts/crm.mjs starts the command in the project's directory, and says where the operator was.
const root = process.cwd()
const pathOf = (given: string) => resolve(process.env.INIT_CWD || root, given)
const say = (line: string) => void process.stderr.write(`  ${line}\n`)

export const backupCommand: Command = {
  usage: 'backup --to DIR --json',
  options: { to: { type: 'string' } },
  run: async (given, now) => {
    if (!env.DATABASE_URL) throw new CommandRefused('not-running', 'No Balcão is running.')
    const to = pathOf(required(given, 'to'))
    letOthersGoFirst()
    return createBackup({ databaseUrl: env.DATABASE_URL, dataDir: env.DATA_DIR, secret: env.NEXTAUTH_SECRET, to, now })
  },
}

export const verifyBackupCommand: Command = {
  usage: 'backup verify FILE --json',
  options: {},
  takesWords: true,
  run: given =>
    refusing(async () => {
      const file = fileOf(given)
      const { bytes, header, schema, summary } = await verifyBackup(file, join(root, 'prisma/migrations'))
      const { tables, files, jobs } = summary
      return {
        file,
        valid: true,
        bytes,
        createdAt: header.createdAt,
        tables,
        files,
        jobs: jobs.length,
        migrations: schema.migrations.length,
      }
    }),
}

export const restoreCommand: Command = {
  usage: 'restore FILE --json   (into an empty DATA_DIR, and into an empty DATABASE_URL where one is set)',
  options: {},
  takesWords: true,
  run: given =>
    refusing(async () => {
      const restored = await restoreBackup({
        file: fileOf(given),
        dataDir: env.DATA_DIR,
        ownerUrl: env.DATABASE_OWNER_URL ?? env.DATABASE_URL,
        root,
        say,
      })
      return { restored }
    }),
}

export const resetPasswordCommand: Command = {
  usage: 'database reset-password --json   (while Balcão is stopped: new passwords for the database in DATA_DIR)',
  options: {},
  run: async () => {
    if (!existsSync(env.DATA_DIR)) throw new CommandRefused('missing', `${env.DATA_DIR} is not there.`)
    const lock = lockDataDir(env.DATA_DIR, { appUrl: 'crm database reset-password' })
    if (!lock.ok)
      throw new CommandRefused('in-use', `${env.DATA_DIR} is in use by process ${lock.holder.pid}. Stop it first.`)
    try {
      return await resetPassword({ dataDir: env.DATA_DIR, root, say })
    } finally {
      lock.release()
    }
  },
}

function fileOf({ words }: Given): string {
  const [file, ...more] = words
  if (!file || more.length > 0) throw new CommandRefused('usage', 'one FILE is wanted')
  return pathOf(file)
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BackupRefused) throw new CommandRefused(error.reason, error.message)
    throw error
  }
}

function letOthersGoFirst(): void {
  try {
    setPriority(10)
  } catch {
    // A system that does not let us: the pauses between two pieces remain.
  }
}
