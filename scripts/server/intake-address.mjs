// @ts-check
const INTAKE = '/api/jivo'

/**
 * What a path has to do with the webhook address: it is the address, it is nearly (`/api/jivo/`, `//api/jivo`,
 * `/API/JIVO`), or neither. What is nearly the address must be answered with 404: a redirect, as Next would make, repeats
 * the token in a Location header.
 * @param {string} path without the query @returns {'intake' | 'nearly' | 'other'}
 */
export function nearnessToIntake(path) {
  if (path === INTAKE) return 'intake'
  return plain(path) === INTAKE ? 'nearly' : 'other'
}

/** @param {string} path */
function plain(path) {
  let text = path
  try {
    text = decodeURIComponent(path)
  } catch {
    // Not a well-formed address: compared as it stands.
  }
  return text
    .toLowerCase()
    .replace(/[\\/]+/g, '/')
    .replace(/\/$/, '')
}
