// @ts-check
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * True while a process with this number exists, whoever owns it.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

// A dead child of a parent that has not asked yet (a container without an init) still answers to signal 0.
/** @param {number} pid */
function isZombie(pid) {
  return statOf(pid)?.[0] === 'Z'
}

/**
 * When the process began, as text that only serves to be compared: a number that was given out again to another process
 * has another beginning. Null when there is no such process, or nothing can be learnt.
 * @param {number} pid
 */
export function beginningOf(pid) {
  if (process.platform === 'linux') return statOf(pid)?.[19] ?? null
  return ask('lstart', pid)
}

/**
 * The command line of a process, or null.
 * @param {number} pid
 */
export function commandOf(pid) {
  if (process.platform !== 'linux') return ask('command', pid)
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return null
  }
}

// The fields after the command, which stands in brackets and may hold spaces: state is 0, starttime is 19.
/** @param {number} pid */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

/** @param {string} field @param {number} pid */
function ask(field, pid) {
  try {
    return (
      execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim() || null
    )
  } catch {
    return null
  }
}
