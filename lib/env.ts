import { parseEnv } from './env-rules.mjs'

/**
 * The configuration, checked and typed: the only place that reads process.env (see .env.example for each name).
 * `npm start` has already filled in DATABASE_URL, NEXTAUTH_SECRET and an absolute DATA_DIR.
 */
export const env = requireEnv()

function requireEnv() {
  const parsed = parseEnv(process.env)
  if (!parsed.ok) throw new Error(`The configuration is wrong: ${parsed.problems.join('; ')}`)
  return parsed.env
}
