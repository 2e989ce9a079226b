// @ts-check
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { CommandFailed, runCommand } from './run-command.mjs'

const OLDEST = { major: 20, minor: 19 }

/**
 * Installs the packages of package-lock.json unless they are there in the versions it names.
 * @param {{ say: (line: string) => void }} options
 */
export async function installPackages({ say }) {
  requireNode()
  if (isInstalled()) return
  const npm = process.env.npm_execpath
  const [command, ...first] = npm?.endsWith('.js')
    ? [process.execPath, npm]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm']
  // NODE_ENV=production would leave out what the tests need, and the next `npm test` would install everything again.
  const args = [...first, 'ci', '--include=dev', '--no-audit', '--no-fund']
  await runCommand('Installing the packages', command, args, { say, cwd: root, env: { ...process.env, NODE_ENV: '' } })
}

// npm writes node_modules/.package-lock.json last: it is missing or older when an install was cut short.
function isInstalled() {
  const wanted = packagesOf('package-lock.json')
  const present = packagesOf('node_modules/.package-lock.json')
  if (!wanted || !present) return false
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  )
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }> | null} */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return null
  }
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return
  throw new CommandFailed(`Node ${OLDEST.major}.${OLDEST.minor} or newer is needed; this is ${process.versions.node}.`)
}
