// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build as bundle } from 'esbuild'
import { compressScripts } from './compress-scripts.mjs'
import { CRM_BUNDLE, root } from './root.mjs'
import { runCommand } from './run-command.mjs'

const BUILT_FROM = [
  'app',
  'components',
  'lib',
  'public/visit.js',
  'public/icons.svg',
  'prisma/schema.prisma',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]
const BUNDLED_FROM = ['scripts/crm', 'lib', 'prisma/schema.prisma', 'tsconfig.json', 'package-lock.json']
const GENERATED_STAMP = 'prisma/generated/.made-from'
const BUILD_STAMP = '.next/.made-from'
const BUNDLE_STAMP = '.next/crm.made-from'

/**
 * Generates the Prisma client when the schema is another than the one it was made from.
 * @param {{ say: (line: string) => void }} options
 */
export async function generateClient({ say }) {
  const made = digestOf(['prisma/schema.prisma', 'node_modules/prisma/package.json'])
  if (isMadeFrom(GENERATED_STAMP, made)) return
  // Any existing file keeps Prisma from downloading an engine that `generate` does not use.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
  const cli = join(root, 'node_modules/prisma/build/index.js')
  await runCommand('Generating the database client', process.execPath, [cli, 'generate'], { say, cwd: root, env })
  stamp(GENERATED_STAMP, made)
}

/**
 * Builds the app when its sources are others than those of the build that is there. Contents are compared, not times: a
 * checkout of an older commit is newer on the disk.
 * @param {{ say: (line: string) => void }} options
 */
export async function buildApp({ say }) {
  const made = digestOf(BUILT_FROM)
  if (isMadeFrom(BUILD_STAMP, made) && existsSync(join(root, '.next/BUILD_ID'))) return
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const cli = join(root, 'node_modules/next/dist/bin/next')
  await runCommand('Building the app', process.execPath, [cli, 'build'], { say, cwd: root, env })
  await compressScripts(root)
  stamp(BUILD_STAMP, made)
}

/**
 * Bundles the admin command when its sources are others than those of the bundle that is there; after buildApp, which
 * empties the directory it lies in.
 * @param {{ say: (line: string) => void }} options
 */
export async function buildCommand({ say }) {
  const made = digestOf(BUNDLED_FROM)
  if (isMadeFrom(BUNDLE_STAMP, made) && existsSync(CRM_BUNDLE)) return
  say('Building the admin command …')
  await bundle({
    absWorkingDir: root,
    entryPoints: ['scripts/crm/main.ts'],
    outfile: CRM_BUNDLE,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  })
  stamp(BUNDLE_STAMP, made)
}

/** @param {string} file @param {string} made */
function isMadeFrom(file, made) {
  try {
    return readFileSync(join(root, file), 'utf8') === made
  } catch {
    return false
  }
}

/** @param {string} file @param {string} made */
function stamp(file, made) {
  mkdirSync(join(root, file, '..'), { recursive: true })
  writeFileSync(join(root, file), made)
}

/** @param {string[]} paths */
function digestOf(paths) {
  const hash = createHash('sha256').update(process.versions.modules)
  for (const file of paths.flatMap(path => filesUnder(join(root, path)))) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!existsSync(path)) return []
  const entries = readDirectory(path)
  if (!entries) return [path]
  return entries
    .filter(entry => !entry.name.includes('.test.') && !entry.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => filesUnder(join(path, entry.name)))
}

/** @param {string} path */
function readDirectory(path) {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch {
    return null
  }
}
