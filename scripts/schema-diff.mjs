// The first half of a new migration: the SQL that leads from one prisma/schema.prisma to another.
// Usage: DATABASE_URL=… node scripts/schema-diff.mjs          (the committed schema → the one being edited)
//        DATABASE_URL=… node scripts/schema-diff.mjs --empty  (nothing → the schema)
// Prisma's own schema engine, as WebAssembly and over our driver: its native twin would have to be downloaded.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

async function loadEngine() {
  const require = createRequire(import.meta.url)
  const folder = dirname(require.resolve('@prisma/schema-engine-wasm'))
  const binding = await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href)
  const wasm = await WebAssembly.instantiate(readFileSync(join(folder, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': binding,
  })
  binding.__wbg_set_wasm(wasm.instance.exports)
  wasm.instance.exports.__wbindgen_start()
  return binding.SchemaEngine
}

/**
 * The statements that lead from one data model to another.
 * @param {string} databaseUrl any PostgreSQL the engine may connect to; it is not changed
 * @param {string} to text of a schema.prisma
 * @param {string | null} from text of the schema.prisma before; null = an empty database
 * @returns {Promise<string>} SQL, empty when nothing differs
 */
export async function schemaDiff(databaseUrl, to, from = null) {
  const SchemaEngine = await loadEngine()
  const file = content => ({ path: 'schema.prisma', content })
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: databaseUrl }))
  const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', to]] }, () => {}, factory)
  const { stdout } = await engine.diff({
    from: from === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: [file(from)] },
    to: { tag: 'schemaDatamodel', files: [file(to)] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  return stdout?.includes('This is an empty migration') ? '' : (stdout ?? '')
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const url = process.env.DATABASE_URL
  if (!url) {
    console.error('DATABASE_URL=… node scripts/schema-diff.mjs [--empty]')
    process.exit(2)
  }
  const committed = () => execFileSync('git', ['show', 'HEAD:prisma/schema.prisma'], { cwd: root, encoding: 'utf8' })
  const edited = readFileSync(join(root, 'prisma/schema.prisma'), 'utf8')
  process.stdout.write(await schemaDiff(url, edited, process.argv[2] === '--empty' ? null : committed()))
  process.exit(0)
}
