// @ts-check
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from '../../lib/env-rules.mjs'
import { StartRefused } from '../../lib/db/embedded/start-refused.mjs'
import { root } from './root.mjs'

/** The configuration of this start, out of the environment and `.env`; refuses a wrong one, all of it at once. */
export function readConfiguration() {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  const parsed = parseEnv(process.env)
  if (!parsed.ok) {
    throw new StartRefused(
      `The configuration is wrong:\n${parsed.problems.map(line => `  ${line}`).join('\n')}\nSee .env.example.`,
    )
  }
  return { ...parsed.env, DATA_DIR: resolve(root, parsed.env.DATA_DIR) }
}
