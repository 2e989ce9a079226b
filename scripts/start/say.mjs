// @ts-check
/** @param {string} line a step that is under way or done */
export function say(line) {
  process.stdout.write(`  ${line}\n`)
}

/**
 * Ends the process because it cannot start. A sentence that was written for the operator is printed alone, anything else
 * with its stack.
 * @param {unknown} error
 * @returns {never}
 */
export function refuse(error) {
  const names = ['StartRefused', 'MigrationRefused', 'CommandFailed']
  const meant = error instanceof Error && (names.includes(error.name) || names.includes(error.constructor.name))
  const text = error instanceof Error ? (meant ? error.message : (error.stack ?? error.message)) : String(error)
  process.stderr.write(`\nBalcão does not start. ${text}\n`)
  process.exit(1)
}
