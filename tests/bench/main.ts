// npm run bench: the webhook of the production build beside R (reference-server.mjs), on the embedded PostgreSQL with
// fsync on, in one run, under the load of wrk. Writes the table of docs/performance.md.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createChannel, type MadeChannel as Channel } from '../support/crm'
import { asSuperuser, startApp, type StartedApp } from '../support/start-app'
import { countingProxy } from './count-round-trips'
import { cpuOf, cpuOfPostgres } from './cpu-time'
import { median, openLoop, percentile, type Sample } from './load'
import { newVisitors } from './new-visitors'
import { loadWithWrk, type Load } from './wrk'

const CONNECTIONS = 8
const BLOCKS = Number(process.env.BENCH_BLOCKS ?? 5)
const BLOCK_SECONDS = Number(process.env.BENCH_SECONDS ?? 8)
const OPEN_LOOP = { perSecond: 20, seconds: 30 }
const COUNTED = 200
// A block makes its visitors from a hundred thousand numbers of its own.
const NUMBERS_OF_A_BLOCK = 100_000

/** A block of load with the processor time it took, in milliseconds per event. */
type Block = Load & { node: number; postgres: number }

const root = fileURLToPath(new URL('../..', import.meta.url))
let blocksRun = 0
const nextBody = newVisitors(80_000_000)

const app = await startApp()
// CHECKPOINT is for a superuser.
const database = new pg.Client(asSuperuser(app))
await database.connect()
const channel = await createChannel(app, 'Bench')
const ours = new URL(channel.webhookUrl)
const { rows: settings } = await database.query(
  `SELECT current_setting('fsync') f, current_setting('synchronous_commit') s, version() v`,
)
if (settings[0].f !== 'on' || settings[0].s !== 'on') throw new Error('fsync and synchronous_commit must be on')

const { rows: backend } = await database.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
const postgres = backend[0]!.pid

const reference = await startReference(app, channel)
const servers = {
  ours: { address: ours, pid: app.child.pid! },
  reference: { address: reference.address, pid: reference.child.pid! },
}
try {
  await block('ours', 5)
  await block('reference', 3)
  const blocks = await interleaved()
  const open = await openLoop(ours, nextBody, OPEN_LOOP.perSecond, OPEN_LOOP.seconds)
  const memory = residentMegabytes(app.child.pid!)
  const roundTrips = await roundTripsPerEvent(app)
  report(blocks, open, memory, roundTrips)
} finally {
  reference.child.kill()
  await database.end()
  await app.stop()
}

/** A B B A …, so that a drift of the machine falls on both. */
async function interleaved(): Promise<{ ours: Block[]; reference: Block[] }> {
  const blocks = { ours: [] as Block[], reference: [] as Block[] }
  for (let n = 0; n < BLOCKS; n++) {
    for (const name of n % 2 === 0 ? (['ours', 'reference'] as const) : (['reference', 'ours'] as const)) {
      const measured = await block(name, BLOCK_SECONDS)
      blocks[name].push(measured)
      const { node, postgres: inPostgres } = measured
      console.log(
        `${name.padEnd(9)} ${rate(measured).toFixed(0)} req/s, CPU per event ${node.toFixed(2)} ms Node, ${inPostgres.toFixed(2)} ms PostgreSQL`,
      )
    }
  }
  return blocks
}

/** Throws where an answer was not 200 or did not write a lead; wrk drops the answers of its last moment. */
async function block(name: keyof typeof servers, seconds: number): Promise<Block> {
  await database.query('CHECKPOINT')
  const { address, pid } = servers[name]
  const before = { leads: await leads(), node: cpuOf(pid), postgres: cpuOfPostgres(postgres) }
  const load = await loadWithWrk(address, { connections: CONNECTIONS, seconds, from: NUMBERS_OF_A_BLOCK * ++blocksRun })
  const written = (await leads()) - before.leads
  if (load.failed > 0 || written < load.requests || written > load.requests + CONNECTIONS) {
    throw new Error(`block void: ${load.requests} answers, ${load.failed} failed, ${written} leads`)
  }
  const perEvent = (used: number) => used / written
  return {
    ...load,
    node: perEvent(cpuOf(pid) - before.node),
    postgres: perEvent(cpuOfPostgres(postgres) - before.postgres),
  }
}

async function leads(): Promise<number> {
  return Number((await database.query('SELECT count(*) n FROM leads')).rows[0].n)
}

async function startReference(
  started: StartedApp,
  { id, token }: Channel,
): Promise<{ child: ChildProcess; address: URL }> {
  const hash = createHash('sha256').update(token).digest('hex')
  const child = spawn(process.execPath, [fileURLToPath(new URL('reference-server.mjs', import.meta.url))], {
    env: { ...process.env, DATABASE_URL: started.databaseUrl, CHANNEL_ID: id, TOKEN_HASH: hash },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<string>(resolve =>
    child.stdout!.once('data', (data: Buffer) => resolve(String(data).trim())),
  )
  return { child, address: new URL(`http://127.0.0.1:${port}/?token=${token}`) }
}

/** A second app behind a proxy that counts; idle round trips (jobs, listeners) are measured and taken off. */
async function roundTripsPerEvent(first: StartedApp): Promise<number> {
  const proxy = await countingProxy(first.databaseUrl)
  const second = await startApp({ env: { DATABASE_URL: proxy.url } })
  try {
    const address = new URL(`${second.baseUrl}/api/jivo${ours.search}`)
    for (let n = 0; n < COUNTED; n++) await postOnce(address)
    let sent = 0
    const before = proxy.count()
    const until = COUNTED
    while (sent < until) {
      await postOnce(address)
      sent += 1
    }
    return (proxy.count() - before) / sent
  } finally {
    await second.stop()
    proxy.close()
  }
}

async function postOnce(address: URL): Promise<void> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: nextBody(),
  })
  if (answer.status !== 200) throw new Error(`answered ${answer.status}`)
  await answer.arrayBuffer()
}

function rate(load: Load): number {
  return load.requests / load.seconds
}

function residentMegabytes(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? NaN)
  return { now: kilobytes('VmRSS') / 1024, peak: kilobytes('VmHWM') / 1024 }
}

function report(
  blocks: { ours: Block[]; reference: Block[] },
  open: Sample,
  memory: { now: number; peak: number },
  roundTrips: number,
): void {
  const ratios = blocks.ours.map((load, n) => rate(load) / rate(blocks.reference[n]!))
  const middle = (from: Block[], of: (block: Block) => number, digits: number) => median(from.map(of)).toFixed(digits)
  const both = (of: (block: Block) => number, digits: number) =>
    [middle(blocks.ours, of, digits), middle(blocks.reference, of, digits)] as const
  const [ourP50, theirP50] = both(load => load.p50, 1)
  const [ourP99, theirP99] = both(load => load.p99, 1)
  const [ourNode, theirNode] = both(load => load.node, 2)
  const [ourPostgres, theirPostgres] = both(load => load.postgres, 2)
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  const rows = [
    [
      `throughput, ${CONNECTIONS} connections, new visitors`,
      `${middle(blocks.ours, rate, 0)} req/s`,
      `${middle(blocks.reference, rate, 0)} req/s`,
      `**${median(ratios).toFixed(2)}** (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`,
      '≥ 0.35',
    ],
    [`p50 / p99 at ${CONNECTIONS} connections`, `${ourP50} / ${ourP99} ms`, `${theirP50} / ${theirP99} ms`, '', ''],
    ['processor time per event in Node', `${ourNode} ms`, `${theirNode} ms`, '', ''],
    ['processor time per event in PostgreSQL', `${ourPostgres} ms`, `${theirPostgres} ms`, '', ''],
    [
      `p50 / p95 at ${OPEN_LOOP.perSecond} events/s, timed from when they were due`,
      `${percentile(open.latencies, 0.5).toFixed(1)} / **${percentile(open.latencies, 0.95).toFixed(1)} ms**`,
      '',
      '',
      'p95 ≤ 30 ms',
    ],
    ['database round trips per event', `**${roundTrips.toFixed(2)}**`, '9', '', '≤ 3'],
    [
      'memory of the app process, after the run / peak',
      `**${memory.now.toFixed(0)}** / ${memory.peak.toFixed(0)} MB`,
      '',
      '',
      '≤ 300 MB',
    ],
  ]
  const table = [
    '| measure | Balcão | R | ratio | target |',
    '|---|---|---|---|---|',
    ...rows.map(row => `| ${row.join(' | ')} |`),
  ].join('\n')
  const conditions = `Command: \`npm run bench\` · commit ${commit} · ${new Date().toISOString().slice(0, 10)} · ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}, ${settings[0].v.split(' on ')[0]}, fsync and synchronous_commit on · ${BLOCKS} blocks of ${BLOCK_SECONDS} s each, A B B A, loaded by wrk`
  const path = `${root}docs/performance.md`
  const page = readFileSync(path, 'utf8').replace(
    /<!-- bench -->[\s\S]*<!-- \/bench -->/,
    `<!-- bench -->\n${conditions}\n\n${table}\n<!-- /bench -->`,
  )
  writeFileSync(path, page)
  console.log(`\n${conditions}\n\n${table}\n`)
}
