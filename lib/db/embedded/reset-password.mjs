// @ts-check
import { spawnSync } from 'node:child_process'
import { realpathSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { SUPERUSER } from './address.mjs'
import { bareEnvironment } from './bare-environment.mjs'
import { findBinaries } from './binaries.mjs'
import { requireSameMajor } from './init-cluster.mjs'
import { newNote, notePath, readNote, writeNote } from './note.mjs'
import { operatingUser, requireOwnCluster } from './operating-user.mjs'
import { findCluster } from './place.mjs'
import { settlePreviousPostmaster } from './previous-postmaster.mjs'
import { StartRefused } from './start-refused.mjs'

/**
 * Gives the cluster of a data directory new passwords and writes them to database.json; a file that is there is moved
 * aside first. Needs no password: PostgreSQL's single-user mode belongs to whoever owns the files. The caller holds the
 * lock of the data directory. Throws StartRefused where there is no cluster, or another program works with it.
 *
 * @param {{ dataDir: string, root: string, say: (line: string) => void }} options absolute directories
 * @returns {Promise<{ written: string, movedAside: string | null }>}
 */
export async function resetPassword({ dataDir: given, root, say }) {
  const dataDir = realpathSync(given)
  const { cluster, exists } = findCluster(dataDir)
  if (!exists) throw new StartRefused(`There is no database in ${cluster}, and so no password to make.`)
  const user = operatingUser(cluster)
  requireOwnCluster(cluster, user)
  const { directory: binaries, version } = findBinaries({ root, user, fallback: join(dataDir, 'postgres'), say })
  requireSameMajor(cluster, version)
  const read = readNote(notePath(dataDir))
  await settlePreviousPostmaster({ cluster, password: read.kind === 'whole' ? read.note.password : '', say })

  const note = { ...newNote(cluster.startsWith(dataDir) ? null : cluster), made: true }
  setPassword({ cluster, binaries, user, password: note.password })
  const movedAside = read.kind === 'absent' ? null : `${notePath(dataDir)}.${Date.now()}.old`
  if (movedAside) renameSync(notePath(dataDir), movedAside)
  writeNote(dataDir, cluster, note)
  return { written: notePath(dataDir), movedAside }
}

/** @param {{ cluster: string, binaries: string, user: import('./operating-user.mjs').OperatingUser, password: string }} options */
function setPassword({ cluster, binaries, user, password }) {
  const run = spawnSync(
    join(binaries, 'bin', 'postgres'),
    ['--single', '-D', cluster, '-c', 'log_min_messages=error', 'postgres'],
    {
      input: `ALTER ROLE ${SUPERUSER} PASSWORD '${password}'\n`,
      encoding: 'utf8',
      cwd: '/',
      env: bareEnvironment(),
      ...user.spawnAs,
    },
  )
  // A failed statement does not fail the program.
  if (run.status === 0 && !/ERROR|FATAL/.test(run.stderr)) return
  const reason =
    run.stderr.split('\n').find(line => /ERROR|FATAL|PANIC/.test(line)) ??
    String(run.error ?? `it ended with ${run.status}`)
  throw new StartRefused(`No new password could be set: ${reason}`)
}
