// @ts-check
// Compares a database with prisma/schema.prisma by Prisma's own schema engine, in its WebAssembly build.
// Run in a process of its own: node tests/support/schema-drift.mjs <database url>; prints the SQL that would be missing.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import pg from 'pg'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'

const INTERNAL_CHAR = 18
const UUID = 2950

// The engine reads columns of the type "char" from the catalogue, which the adapter does not know. They travel as uuid,
// a type that the catalogue never uses, and become characters on the other side.
class CatalogPool extends pg.Pool {
  /** @param {any[]} words @returns {Promise<any>} */
  async query(...words) {
    const result = await /** @type {any} */ (pg.Pool.prototype.query).apply(this, words)
    for (const field of result.fields ?? []) if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = UUID
    return result
  }
}

/** @param {any} adapter */
const withCharacters = adapter =>
  new Proxy(adapter, {
    get: (target, name) => {
      if (name !== 'queryRaw') return typeof target[name] === 'function' ? target[name].bind(target) : target[name]
      return async (/** @type {unknown} */ query) => {
        const result = await target.queryRaw(query)
        const columnTypes = result.columnTypes.map((/** @type {number} */ type) =>
          type === ColumnTypeEnum.Uuid ? ColumnTypeEnum.Character : type,
        )
        return { ...result, columnTypes }
      }
    },
  })

/** @param {any} module */
async function loadEngine(module) {
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const bytes = readFileSync(script.replace(/schema_engine\.js$/, 'schema_engine_bg.wasm'))
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: console.error } })
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': module })
  const exported = /** @type {any} */ (instance.exports)
  module.__wbg_set_wasm(exported)
  exported.__wbindgen_start()
  return module.SchemaEngine
}

const databaseUrl = process.argv[2]
const files = [
  { path: 'schema.prisma', content: readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8') },
]
const factory = new PrismaPg(new CatalogPool({ connectionString: databaseUrl }))
const connected = {
  provider: factory.provider,
  adapterName: factory.adapterName,
  connect: async () => withCharacters(await factory.connect()),
  connectToShadowDb: async () => withCharacters(await factory.connectToShadowDb()),
}

const SchemaEngine = await loadEngine(glue)
const engine = await SchemaEngine.new(
  { datamodels: files.map(({ path, content }) => [path, content]) },
  () => {},
  bindMigrationAwareSqlAdapterFactory(/** @type {any} */ (connected)),
)
const { stdout } = await engine.diff({
  from: { tag: 'schemaDatasource', files, configDir: process.cwd() },
  to: { tag: 'schemaDatamodel', files },
  script: true,
  shadowDatabaseUrl: null,
  exitCode: null,
  filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
})
process.stdout.write(stdout ?? '', () => process.exit(0))
