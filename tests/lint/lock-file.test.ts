import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

type Entry = { version?: string; optionalDependencies?: Record<string, string> }

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, Entry>
}

// A package built for one system is optional everywhere else; `npm ci` refuses a lock file that leaves one out, as npm writes
// it where the registry at hand does not have them all.
it('the lock file names the packages of every system, so that npm ci accepts it on all', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      name => !lock.packages[`${path}/node_modules/${name}`] && !lock.packages[`node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})

// Below these lie published vulnerabilities: server-side execution and proxy bypasses in next, a parser's in zod, and a sign-in
// with a look-alike address in next-auth.
it.each([
  ['next', '16.4.6'],
  ['zod', '4.6.7'],
  ['next-auth', '4.24.15'],
])('%s is not older than %s', (name, floor) => {
  const numbers = (version = '0') =>
    version
      .split('.')
      .map(part => Number(part).toString().padStart(6, '0'))
      .join('.')
  expect(numbers(lock.packages[`node_modules/${name}`]?.version) >= numbers(floor)).toBe(true)
})
