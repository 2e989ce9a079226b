// @ts-check
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { buildApp, buildCommand, generateClient } from '../start/build.mjs'
import { root } from '../start/root.mjs'
import { ensureChromium } from './ensure-chromium.mjs'

/**
 * What some tests came to; `failures` names those that failed, a line each.
 * @typedef {{ passed: number, failed: number, failures: string[] }} Counted
 * @typedef {{ name: string, run: () => Promise<Counted> }} Step
 */

// Two rows run side by side, each with installations of its own: a browser test waits as much as it works, and one under
// a fault waits most of the time.
/** @type {Step[][]} */
const ROWS = [
  [
    check('types', 'node_modules/typescript-7/bin/tsc', '--noEmit'),
    vitest(['unit']),
    vitest(['api', 'alone']),
    vitest(['faults'], '1/2'),
  ],
  [
    vitest(['weight']),
    vitest(['e2e']),
    check('lint', 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'),
    vitest(['faults'], '2/2'),
  ],
]

/**
 * Types and lint, which count as one test each, and all of vitest's projects. What a step prints is shown when it ends.
 * @param {{ say: (line: string) => void }} options
 * @returns {Promise<Counted>}
 */
export async function runSuite({ say }) {
  process.env.CHROMIUM_PATH = await ensureChromium({ say })
  await generateClient({ say })
  await buildApp({ say })
  await buildCommand({ say })
  return sum((await Promise.all(ROWS.map(steps => runRow(steps, say)))).flat())
}

/** @param {Step[]} steps @param {(line: string) => void} say @returns {Promise<Counted[]>} */
async function runRow(steps, say) {
  const counts = []
  for (const { name, run } of steps) {
    say(`Tests: ${name} …`)
    const began = performance.now()
    counts.push(await run())
    say(`Tests: ${name} took ${Math.round((performance.now() - began) / 1000)} s`)
  }
  return counts
}

/** @param {string} name @param {string} script @param {string[]} args @returns {Step} */
function check(name, script, ...args) {
  const run = async () =>
    (await show(script, args)) === 0
      ? { passed: 1, failed: 0, failures: [] }
      : { passed: 0, failed: 1, failures: [name] }
  return { name, run }
}

/** All files of some projects, or the part `shard` of them (“1/2”). @param {string[]} projects @param {string} [shard] @returns {Step} */
function vitest(projects, shard) {
  const name = [projects.join(', '), shard].filter(Boolean).join(' ')
  const run = async () => {
    const directory = mkdtempSync(join(tmpdir(), 'balcao-report-'))
    const report = join(directory, 'report.json')
    const code = await show('node_modules/vitest/vitest.mjs', [
      'run',
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...projects.map(project => `--project=${project}`),
      ...(shard ? [`--shard=${shard}`] : []),
    ])
    const counted = readReport(report)
    rmSync(directory, { recursive: true, force: true })
    // What is not the failure of one test, such as a server that did not start, is one failure all the same.
    if (code === 0 || (counted && counted.failed > 0)) return counted ?? { passed: 0, failed: 0, failures: [] }
    return { passed: counted?.passed ?? 0, failed: 1, failures: [`${name}: ended with ${code}`] }
  }
  return { name, run }
}

/**
 * @typedef {{ status: string, fullName: string }} Assertion
 * @typedef {{ status: string, name: string, assertionResults: Assertion[] }} File
 * @param {string} report @returns {Counted | null}
 */
function readReport(report) {
  try {
    const { numPassedTests, testResults } = /** @type {{ numPassedTests: number, testResults: File[] }} */ (
      JSON.parse(readFileSync(report, 'utf8'))
    )
    const failures = testResults.flatMap(file => {
      const failed = file.assertionResults.filter(test => test.status === 'failed').map(test => test.fullName)
      // A file that cannot be loaded has no tests to fail.
      const told = file.status === 'failed' && failed.length === 0 ? ['could not be run'] : failed
      return told.map(text => `${relative(root, file.name)}: ${text}`)
    })
    return { passed: numPassedTests, failed: failures.length, failures }
  } catch {
    return null
  }
}

/** @param {Counted[]} counts @returns {Counted} */
function sum(counts) {
  return {
    passed: counts.reduce((all, { passed }) => all + passed, 0),
    failed: counts.reduce((all, { failed }) => all + failed, 0),
    failures: counts.flatMap(({ failures }) => failures),
  }
}

/** Runs a script and shows, when it has ended, what it printed; answers its exit code. @param {string} script @param {string[]} args @returns {Promise<number>} */
function show(script, args) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment(),
    })
    /** @type {Buffer[]} */
    const printed = []
    child.stdout.on('data', chunk => printed.push(chunk))
    child.stderr.on('data', chunk => printed.push(chunk))
    child.once('error', () => resolve(1))
    child.once('close', code => {
      process.stdout.write(Buffer.concat(printed))
      resolve(code ?? 1)
    })
  })
}

function environment() {
  const { NODE_ENV: _unset, ...rest } = process.env
  return /** @type {NodeJS.ProcessEnv} */ ({ ...rest, NODE_ENV: 'test' })
}
