// @ts-check
import { spawn } from 'node:child_process'

const STILL_WORKING_MS = 15_000
// npm names the cause first and explains itself at length; others name it last.
const FIRST_LINES_SHOWN = 15
const LAST_LINES_SHOWN = 25

/** A command that the start needs failed; `message` ends with an excerpt of what it printed. */
export class CommandFailed extends Error {}

/**
 * Runs a command that takes a while: quiet when it succeeds, what it printed when it fails, a line every 15 s so that
 * nobody thinks it hangs. When this process is told to stop, the command stops with it.
 *
 * @param {string} title what it does, in words for the operator
 * @param {string} command
 * @param {string[]} args
 * @param {{ say: (line: string) => void, cwd: string, env?: Record<string, string | undefined> }} options
 * @returns {Promise<void>}
 */
export function runCommand(title, command, args, { say, cwd, env = process.env }) {
  say(`${title} …`)
  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  // A group of its own, so that the whole tree can be ended.
  const child = spawn(command, args, {
    cwd,
    env: /** @type {any} */ ({ ...env, NO_COLOR: '1', FORCE_COLOR: undefined }),
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (/** @type {Buffer} */ chunk) => (output += chunk)
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const ticker = setInterval(() => say(`${title} … ${seconds()} s`), STILL_WORKING_MS)

  const stopAll = (/** @type {NodeJS.Signals} */ signal) => {
    if (child.pid) process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGTERM')
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  process.on('SIGINT', stopAll).on('SIGTERM', stopAll)

  /** @type {Promise<void>} */
  const done = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => {
      if (code === 0) resolve()
      else reject(new CommandFailed(`${title}: failed (${code}).\n\n${excerpt(output)}`))
    })
  })
  return done.finally(() => {
    clearInterval(ticker)
    process.off('SIGINT', stopAll).off('SIGTERM', stopAll)
  })
}

/** @param {string} output */
function excerpt(output) {
  const lines = output.trimEnd().split('\n')
  if (lines.length <= FIRST_LINES_SHOWN + LAST_LINES_SHOWN) return lines.join('\n')
  return [...lines.slice(0, FIRST_LINES_SHOWN), '…', ...lines.slice(-LAST_LINES_SHOWN)].join('\n')
}
