import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { AppAddress } from './start-app'

const run = promisify(execFile)
const launcher = fileURLToPath(new URL('../../scripts/crm.mjs', import.meta.url))

export type MadeChannel = { id: string; name: string; token: string; webhookUrl: string }

/** Runs the admin command (`npm run crm -- …`) against an installation and reads the JSON it prints. */
export async function crm<Answer>(at: AppAddress, ...words: string[]): Promise<Answer> {
  const { stdout } = await run(process.execPath, [launcher, ...words, '--json'], {
    env: { ...process.env, DATA_DIR: at.dataDir, DATABASE_URL: '', APP_URL: '', PORT: '' },
  })
  return JSON.parse(stdout) as Answer
}

export function createChannel(at: AppAddress, name: string): Promise<MadeChannel> {
  return crm<MadeChannel>(at, 'channel', 'create', '--name', name)
}

export async function createToken(at: AppAddress, name: string): Promise<string> {
  return (await crm<{ token: string }>(at, 'token', 'create', '--name', name)).token
}
