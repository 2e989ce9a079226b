import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ENV_NAMES } from '@/lib/env-rules.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The administrator that every started installation has. */
export const ADMIN = { email: 'admin@balcao.test', password: `p-${randomBytes(12).toString('base64url')}` }

export type AppAddress = {
  baseUrl: string
  /** The database as its owner: tests make triggers and constraints, and look at what the app's role cannot see. */
  databaseUrl: string
  /** The database as the app signs in. */
  appDatabaseUrl: string
  dataDir: string
  admin: { email: string; password: string }
}

export type StartedApp = AppAddress & {
  child: ChildProcess
  /** Everything printed so far on standard output and standard error. */
  output: () => string
  /** Stops with SIGTERM, removes the data directory that was made for it, and answers the exit code. */
  stop: () => Promise<number | null>
}

export type StartOptions = {
  env?: Record<string, string>
  /** An existing data directory, which then outlives the app; one is made in the temporary directory otherwise. */
  dataDir?: string
  /** Another start than that of `npm start`, of this directory. */
  script?: 'start-through-next.mjs' | 'start-and-block.mjs'
}

// What the developer has set for himself must not reach the installation under test.
const OWN = [...ENV_NAMES, 'NODE_ENV', 'NODE_OPTIONS'] as string[]

const READY_WITHIN_MS = 180_000

/** Starts an installation as `npm start` does, on a free port, and waits until it serves; throws what it printed if not. */
export async function startApp(options: StartOptions = {}): Promise<StartedApp> {
  const app = await launchApp(options)
  const until = Date.now() + READY_WITHIN_MS
  for (;;) {
    if (await isHealthy(app.baseUrl)) break
    if (app.child.exitCode !== null) {
      await app.stop()
      // Between the choice of a free port and its use somebody else may have taken it.
      if (options.env?.PORT === undefined && /Port \d+ is in use/.test(app.output())) return startApp(options)
      throw new Error(`The app ended with ${app.child.exitCode}:\n${app.output()}`)
    }
    if (Date.now() > until) {
      await app.stop()
      throw new Error(`The app does not serve:\n${app.output()}`)
    }
    await sleep(100)
  }
  // The runtime file is written after the server listens.
  while (app.child.exitCode === null && !runtimeOf(app.dataDir)) await sleep(20)
  const appDatabaseUrl = runtimeOf(app.dataDir)?.databaseUrl ?? ''
  return { ...app, appDatabaseUrl, databaseUrl: options.env?.DATABASE_URL ?? asOwner(appDatabaseUrl, app.dataDir) }
}

/** Starts an installation without waiting for it; `databaseUrl` is not known yet. For tests of starts that fail. */
export async function launchApp({ env = {}, dataDir: given, script }: StartOptions = {}): Promise<StartedApp> {
  const port = env.PORT ?? String(await freePort())
  const dataDir = given ?? mkdtempSync(join(tmpdir(), 'balcao-test-'))
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OWN.includes(name)))
  const child = spawn(process.execPath, [join(root, script ? `tests/support/${script}` : 'scripts/start.mjs')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...inherited,
      npm_lifecycle_event: '',
      // An empty variable counts as unset, and keeps a .env file from filling it in.
      ...Object.fromEntries(ENV_NAMES.map(name => [name, ''])),
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      TZ: 'Asia/Kathmandu',
      ...env,
      PORT: port,
      DATA_DIR: dataDir,
    } as unknown as NodeJS.ProcessEnv,
  })
  let printed = ''
  child.stdout?.on('data', chunk => (printed += String(chunk)))
  child.stderr?.on('data', chunk => (printed += String(chunk)))
  const stop = async () => {
    const code = await endProcess(child)
    if (!given) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
    return code
  }
  return {
    baseUrl: `http://localhost:${port}`,
    databaseUrl: '',
    appDatabaseUrl: '',
    dataDir,
    admin: ADMIN,
    child,
    output: () => printed,
    stop,
  }
}

/** Waits until a process has ended by itself and answers its exit code. */
export function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise(resolve => child.once('exit', code => resolve(code)))
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

async function endProcess(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
  const code = await exitOf(child)
  clearTimeout(late)
  return code
}

async function isHealthy(baseUrl: string): Promise<boolean> {
  try {
    return (await fetch(`${baseUrl}/api/health`, { signal: AbortSignal.timeout(3000) })).ok
  } catch {
    return false
  }
}

function runtimeOf(dataDir: string): { databaseUrl: string } | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'runtime.json'), 'utf8')) as { databaseUrl: string }
  } catch {
    return null
  }
}

/** The embedded database of an installation under the role that made it, which alone may do what only a superuser may. */
export const asSuperuser = ({ appDatabaseUrl, dataDir }: AppAddress) =>
  signedInAs('balcao', 'password', appDatabaseUrl, dataDir)

const asOwner = (appDatabaseUrl: string, dataDir: string) =>
  signedInAs('balcao_owner', 'ownerPassword', appDatabaseUrl, dataDir)

function signedInAs(
  role: string,
  password: 'password' | 'ownerPassword',
  appDatabaseUrl: string,
  dataDir: string,
): string {
  const note = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as Record<typeof password, string>
  const url = new URL(appDatabaseUrl)
  url.username = role
  url.password = note[password]
  return url.href
}
