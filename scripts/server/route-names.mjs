// @ts-check
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Names the route of a path as the app's files do, `/leads/[id]`, so that it can be logged: the path itself may hold a
 * secret. `elsewhere` for a path that is no route.
 * @param {string} root the project's directory, with the built app
 * @returns {(path: string) => string}
 */
export function routeNames(root) {
  const { staticRoutes = [], dynamicRoutes = [] } = readManifest(join(root, '.next/routes-manifest.json'))
  const fixed = new Set(staticRoutes.map(({ page }) => page))
  const patterns = dynamicRoutes.map(({ page, regex }) => ({ page, pattern: new RegExp(regex) }))
  return path => {
    if (fixed.has(path)) return path
    if (path.startsWith('/_next/')) return '/_next'
    return patterns.find(({ pattern }) => pattern.test(path))?.page ?? 'elsewhere'
  }
}

/** @typedef {{ page: string, regex: string }} Route */

/** @param {string} file @returns {{ staticRoutes?: Route[], dynamicRoutes?: Route[] }} */
function readManifest(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
