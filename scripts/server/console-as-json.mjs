// @ts-check
import { inspect } from 'node:util'
import { redactText } from '../../lib/redact.mjs'

/** @type {Record<'log' | 'info' | 'debug' | 'warn' | 'error', number>} pino's numbers */
const LEVELS = { debug: 20, log: 30, info: 30, warn: 40, error: 50 }

// Next reports each step of its own start.
const ORNAMENT = /^[✓▲○●]/

/**
 * Writes a line of the log from outside the app.
 * @param {'info' | 'warn' | 'error'} level @param {string} msg @param {object} [fields]
 */
export function writeLogLine(level, msg, fields = {}) {
  process.stdout.write(`${JSON.stringify({ level: LEVELS[level], time: Date.now(), ...fields, msg })}\n`)
}

/** From now on what libraries print is one JSON object a line like our own log, without secrets. */
export function writeConsoleAsJson() {
  for (const [name, level] of /** @type {['log', number][]} */ (Object.entries(LEVELS))) {
    console[name] = (...words) => {
      // Colours and ornaments of a terminal have no place in a log line.
      const text = words.map(word => (typeof word === 'string' ? word : inspect(word, { depth: 3 }))).join(' ')
      const msg = redactText(text.replace(/\u001b\[[0-9;]*m/g, '').trim())
      if (msg && !ORNAMENT.test(msg)) process.stdout.write(`${JSON.stringify({ level, time: Date.now(), msg })}\n`)
    }
  }
}
