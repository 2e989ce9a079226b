#!/usr/bin/env node
// `npm test`: lint, types, and every test, on a fresh clone too. The last line is `N passed, N failed`.
import { installPackages } from './start/install-packages.mjs'
import { root } from './start/root.mjs'
import { say } from './start/say.mjs'

process.chdir(root)

/** @type {import('./test/suite.mjs').Counted} */
let counted = { passed: 0, failed: 1, failures: [] }
try {
  await installPackages({ say })
  const { runSuite } = await import('./test/suite.mjs')
  counted = await runSuite({ say })
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
}
for (const failure of counted.failures) process.stdout.write(`\nFailed: ${failure}`)
process.stdout.write(`\n${counted.passed} passed, ${counted.failed} failed\n`)
process.exit(counted.failed === 0 ? 0 : 1)
