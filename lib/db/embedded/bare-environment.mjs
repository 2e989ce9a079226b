// @ts-check
/** What the database's programs get to see: no secrets of ours, and neither the operator's language nor his PG… variables. */
export function bareEnvironment() {
  return /** @type {NodeJS.ProcessEnv} */ (/** @type {unknown} */ ({ PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }))
}
