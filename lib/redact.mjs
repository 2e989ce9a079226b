// @ts-check
// Plain JavaScript, because the server process uses it outside the bundle.

const SECRET_NAME = /token|authorization|password|passwd|secret|cookie|api[-_]?key|databaseurl|database_url|smtp_?url/i
const HIDDEN = '[hidden]'
const DEPTH = 6

// A link for a first password carries its token in the path. The name of its route, /setup/[token], holds none.
const SETUP_LINK = /(\/setup(?:\/|%2f))(?!\[token\](?:[\s"'?#&,;)]|$))[^\s"'?#&,;)]+/gi

/** @param {string} name of a parameter or a field */
export function isSecretName(name) {
  return SECRET_NAME.test(name)
}

/**
 * A text without the secrets that stand in addresses and headers: `token=…` and the like, `/setup/…`, `user:password@`,
 * bearer tokens.
 * @param {string} text
 */
export function redactText(text) {
  return text
    .replace(SETUP_LINK, `$1${HIDDEN}`)
    .replace(/((?:token|password|secret|api_?key)["']?\s*(?:[=:]|%3[da])\s*["']?)[^\s"'&,;})]+/gi, `$1${HIDDEN}`)
    .replace(/(:\/\/[^\s:/@]*:)[^\s@/]+@/g, `$1${HIDDEN}@`)
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]+/gi, `$1 ${HIDDEN}`)
}

/**
 * A copy of what is about to be logged in which every field with a secret's name is hidden and every text is redacted.
 * Deeper than six levels nothing is copied.
 * @param {unknown} value
 * @param {number} [depth]
 * @returns {unknown}
 */
export function redact(value, depth = 0) {
  if (typeof value === 'string') return redactText(value)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (depth >= DEPTH) return '[deep]'
  if (value instanceof Error) return redactError(value, depth)
  if (Array.isArray(value)) return value.map(item => redact(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      SECRET_NAME.test(name) && item != null ? HIDDEN : redact(item, depth + 1),
    ]),
  )
}

/** @param {Error & { code?: unknown }} error @param {number} depth @returns {unknown} */
function redactError(error, depth) {
  return {
    type: error.name,
    message: redactText(error.message),
    ...(error.code === undefined ? {} : { code: error.code }),
    stack: redactText(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  }
}
