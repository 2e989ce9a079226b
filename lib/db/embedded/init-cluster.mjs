// @ts-check
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { SUPERUSER } from './address.mjs'
import { bareEnvironment } from './bare-environment.mjs'
import { StartRefused } from './start-refused.mjs'

/** @typedef {import('./operating-user.mjs').OperatingUser} OperatingUser */

// The character classes of the "C" locale are ASCII: under it pg_trgm would cut "João" at the ã.
const CHARACTER_TYPES = ['C.UTF-8', 'C.utf8', 'UTF-8', 'en_US.UTF-8', 'pt_BR.UTF-8']

/**
 * Makes the cluster in a directory beside its place and moves it there when it is complete, so that a start which was
 * cut short leaves nothing that looks like a cluster. Does nothing when the cluster exists.
 *
 * @param {{ cluster: string, binaries: string, user: OperatingUser, password: string }} options
 */
export function initCluster({ cluster, binaries, user, password }) {
  removeLeftovers(cluster)
  if (existsSync(join(cluster, 'PG_VERSION'))) return
  if (existsSync(cluster)) removeEmpty(cluster)

  const draft = `${cluster}.init-${randomUUID()}`
  const passwordFile = `${draft}.password`
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user.spawnAs.uid !== undefined) chownSync(passwordFile, user.uid, user.gid)
  try {
    const output = runInitdb({ draft, passwordFile, binaries, user })
    if (output !== null) throw new StartRefused(`The database could not be made: ${output}`)
    renameSync(draft, cluster)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

/**
 * Refuses a cluster of another major version, which these binaries could only harm.
 * @param {string} cluster @param {string} version of the binaries, such as "18.4"
 */
export function requireSameMajor(cluster, version) {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  const ours = version.split('.')[0]
  if (made === ours) return
  const advice =
    Number(made) > Number(ours)
      ? 'Use the newer Balcão that made it; nothing was changed.'
      : 'Make a backup with the Balcão that made it (npm run crm -- backup --to DIR) and restore it here into an empty data directory; nothing was changed.'
  throw new StartRefused(
    `The database in ${cluster} is of PostgreSQL ${made}, and this Balcão brings ${ours}. ${advice}`,
  )
}

/** @param {{ draft: string, passwordFile: string, binaries: string, user: OperatingUser }} options */
function runInitdb({ draft, passwordFile, binaries, user }) {
  let output = ''
  for (const characterType of [...CHARACTER_TYPES, 'C']) {
    const result = spawnSync(
      join(binaries, 'bin', 'initdb'),
      [
        '-D',
        draft,
        '-U',
        SUPERUSER,
        '-k',
        '-E',
        'UTF8',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        `--lc-ctype=${characterType}`,
      ],
      { encoding: 'utf8', cwd: '/', env: bareEnvironment(), ...user.spawnAs },
    )
    if (result.status === 0) return null
    output = (result.stderr || String(result.error ?? '')).trim()
    if (!output.includes('invalid locale name')) break
  }
  return output
}

/** @param {string} cluster */
function removeLeftovers(cluster) {
  for (const name of readdirSync(dirname(cluster))) {
    if (!name.startsWith(`${basename(cluster)}.init-`)) continue
    // An initdb that outlived its parent may still be writing; what it leaves is removed next time.
    try {
      rmSync(join(dirname(cluster), name), { recursive: true, force: true, maxRetries: 3 })
    } catch {
      continue
    }
  }
}

/** @param {string} cluster */
function removeEmpty(cluster) {
  try {
    rmdirSync(cluster)
  } catch {
    throw new StartRefused(
      `${cluster} exists and is not a database. Move it away, or set DATA_DIR to another directory.`,
    )
  }
}
