import { v7 as uuid } from 'uuid'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { StartRefused } from '@/lib/db/embedded/start-refused.mjs'
import { endAccess } from '@/lib/team/session-mutations'
import { hashPassword } from './password'
import { PASSWORD_PROBLEM_WORDS } from './password-problem'
import { checkPassword } from './password-queries'
import { makeFirstAdminLink } from './setup-link-mutations'

/** What was done so that somebody can come in. The link works once, for seven days, until the next start. */
export type WayIn = { created: 'admin' } | { created: 'link'; url: string } | { created: 'none' }

// Two processes that start at once must not both make a first administrator.
const FIRST_ADMIN_LOCK = 7_021_844_301

/**
 * Sees to it that an administrator can come in: while there is none, makes one from ADMIN_EMAIL and ADMIN_PASSWORD,
 * or without these a link `${appUrl}/setup/…` to be told to whoever started the app. No password is ever made up.
 * Throws StartRefused where ADMIN_PASSWORD would be used and is too easy to guess.
 */
export async function firstAdminLink(appUrl: string, now = new Date()): Promise<WayIn> {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = env
  const isNeeded = email && password && !(await inTransaction(hasAdmin))
  const passwordHash = isNeeded ? await hashStrong(email, password) : null
  return inTransaction(async (tx): Promise<WayIn> => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [FIRST_ADMIN_LOCK])
    // A link of an earlier start must not let anybody in once there is an administrator.
    await tx.query(`DELETE FROM setup_links WHERE purpose = 'first_admin' AND used_at IS NULL`)
    if (await hasAdmin(tx)) return { created: 'none' }
    if (email && passwordHash) {
      await makeAdmin(tx, email.toLowerCase(), passwordHash, now)
      return { created: 'admin' }
    }
    return { created: 'link', url: `${appUrl}/setup/${await makeFirstAdminLink(tx, now)}` }
  })
}

async function hashStrong(email: string, password: string): Promise<string> {
  const problem = await checkPassword(password, { email, name: null })
  if (problem) throw new StartRefused(`ADMIN_PASSWORD ${PASSWORD_PROBLEM_WORDS[problem]}.`)
  return hashPassword(password)
}

async function hasAdmin(tx: Tx): Promise<boolean> {
  const { rowCount } = await tx.query(
    `SELECT 1 FROM users WHERE role = 'admin' AND active AND password_hash IS NOT NULL LIMIT 1`,
  )
  return rowCount === 1
}

async function makeAdmin(tx: Tx, email: string, passwordHash: string, now: Date): Promise<void> {
  const { rows } = await tx.query<{ id: string }>(
    `INSERT INTO users (id, email, name, role, password_hash) VALUES ($1, $2, $3, 'admin', $4)
     ON CONFLICT (email) DO UPDATE SET role = 'admin', active = true, password_hash = $4 RETURNING id`,
    [uuid(), email, nameFrom(email), passwordHash],
  )
  await endAccess(tx, rows[0]!.id, now)
}

// ana.souza@… is called Ana Souza until she says otherwise.
function nameFrom(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._+-]+/).filter(Boolean)
  return words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || email
}
