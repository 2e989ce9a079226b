// @ts-check
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp, generateClient } from '../start/build.mjs'
import { root } from '../start/root.mjs'
import { ensureChromium } from './ensure-chromium.mjs'

/** @typedef {{ passed: number, failed: number }} Counted */

/**
 * Lint and types, which count as one test each, then all of vitest's projects. What needs no server comes first.
 * @param {{ say: (line: string) => void }} options
 * @returns {Promise<Counted>}
 */
export async function runSuite({ say }) {
  process.env.CHROMIUM_PATH = await ensureChromium({ say })
  await generateClient({ say })
  await buildApp({ say })
  /** @type {Counted[]} */
  const counts = []
  say('Lint and types …')
  const checks = [
    show('node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
    show('node_modules/typescript/bin/tsc', ['--noEmit']),
  ]
  counts.push(...(await Promise.all(checks)).map(asTest))
  for (const projects of [['unit'], ['api', 'e2e'], ['faults']]) {
    say(`Tests: ${projects.join(' and ')} …`)
    counts.push(await runVitest(projects))
  }
  return counts.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }))
}

/** @param {string[]} projects @returns {Promise<Counted>} */
async function runVitest(projects) {
  const directory = mkdtempSync(join(tmpdir(), 'balcao-report-'))
  const report = join(directory, 'report.json')
  const code = await show('node_modules/vitest/vitest.mjs', [
    'run', '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`,
    ...projects.map(name => `--project=${name}`),
  ])
  const counted = readReport(report)
  rmSync(directory, { recursive: true, force: true })
  // What is not the failure of one test, such as a server that did not start, is one failure all the same.
  if (!counted) return { passed: 0, failed: code === 0 ? 0 : 1 }
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}

/** @param {string} report @returns {Counted | null} */
function readReport(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    // A file that cannot be loaded has no tests to fail.
    const unloaded = testResults.filter(
      (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
        file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'),
    )
    return { passed: numPassedTests, failed: numFailedTests + unloaded.length }
  } catch {
    return null
  }
}

/** @param {number} code @returns {Counted} */
const asTest = code => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/** @param {string} script @param {string[]} args @returns {Promise<number>} */
function show(script, args) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root, stdio: 'inherit', env: environment() })
    child.once('error', () => resolve(1))
    child.once('exit', code => resolve(code ?? 1))
  })
}

function environment() {
  const { NODE_ENV: _unset, ...rest } = process.env
  return /** @type {NodeJS.ProcessEnv} */ ({ ...rest, NODE_ENV: 'test' })
}
