// @ts-check
import { spawn } from 'node:child_process'

const STILL_WORKING_MS = 15_000
const LINES_SHOWN_ON_FAILURE = 40

/** A command that the start needs failed; `message` ends with what it printed. */
export class CommandFailed extends Error {}

/**
 * Runs a command that takes a while: quiet when it succeeds, its last lines when it fails, a line every 15 s so that
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
    env: /** @type {NodeJS.ProcessEnv} */ (env),
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (/** @type {Buffer} */ chunk) => (output = (output + chunk).slice(-20_000))
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
      else reject(new CommandFailed(`${title}: failed (${code}).\n\n${tail(output)}`))
    })
  })
  return done.finally(() => {
    clearInterval(ticker)
    process.off('SIGINT', stopAll).off('SIGTERM', stopAll)
  })
}

/** @param {string} output */
const tail = output => output.trimEnd().split('\n').slice(-LINES_SHOWN_ON_FAILURE).join('\n')
