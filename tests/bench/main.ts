// npm run bench: the webhook of the production build beside R (reference-server.mjs), on the embedded PostgreSQL with
// fsync on, in one run. Writes the table of docs/performance.md.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createChannel, type MadeChannel as Channel } from '../support/crm'
import { startApp, type StartedApp } from '../support/start-app'
import { countingProxy } from './count-round-trips'
import { closedLoop, median, openLoop, percentile, type Sample } from './load'
import { newVisitors } from './new-visitors'

const CONNECTIONS = 8
const BLOCKS = Number(process.env.BENCH_BLOCKS ?? 5)
const BLOCK_SECONDS = Number(process.env.BENCH_SECONDS ?? 8)
const OPEN_LOOP = { perSecond: 20, seconds: 30 }
const COUNTED = 200


const root = fileURLToPath(new URL('../..', import.meta.url))
const nextBody = newVisitors(0)

const app = await startApp()
const database = new pg.Client(app.databaseUrl)
await database.connect()
const channel = await createChannel(app, 'Bench')
const ours = new URL(channel.webhookUrl)
const { rows: settings } = await database.query(`SELECT current_setting('fsync') f, current_setting('synchronous_commit') s, version() v`)
if (settings[0].f !== 'on' || settings[0].s !== 'on') throw new Error('fsync and synchronous_commit must be on')

const reference = await startReference(app, channel)
try {
  await closedLoop(ours, nextBody, CONNECTIONS, 5)
  await closedLoop(reference.address, nextBody, CONNECTIONS, 3)
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

/** A B B A …, so that a drift of the machine falls on both. A block whose answers were not all 200 is void. */
async function interleaved(): Promise<{ ours: Sample[]; reference: Sample[] }> {
  const blocks = { ours: [] as Sample[], reference: [] as Sample[] }
  for (let n = 0; n < BLOCKS; n++) {
    for (const name of n % 2 === 0 ? (['ours', 'reference'] as const) : (['reference', 'ours'] as const)) {
      await database.query('CHECKPOINT')
      const before = await leads()
      const sample = await closedLoop(name === 'ours' ? ours : reference.address, nextBody, CONNECTIONS, BLOCK_SECONDS)
      const written = (await leads()) - before
      if (sample.failed > 0 || written !== sample.requests) {
        throw new Error(`block void: ${sample.requests} answers, ${sample.failed} failed, ${written} leads`)
      }
      blocks[name].push(sample)
      console.log(`${name.padEnd(9)} ${rate(sample).toFixed(0)} req/s`)
    }
  }
  return blocks
}

async function leads(): Promise<number> {
  return Number((await database.query('SELECT count(*) n FROM leads')).rows[0].n)
}

async function startReference(started: StartedApp, { id, token }: Channel): Promise<{ child: ChildProcess; address: URL }> {
  const hash = createHash('sha256').update(token).digest('hex')
  const child = spawn(process.execPath, [fileURLToPath(new URL('reference-server.mjs', import.meta.url))], {
    env: { ...process.env, DATABASE_URL: started.databaseUrl, CHANNEL_ID: id, TOKEN_HASH: hash },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<string>(resolve => child.stdout!.once('data', (data: Buffer) => resolve(String(data).trim())))
  return { child, address: new URL(`http://127.0.0.1:${port}/?token=${token}`) }
}

/** A second app behind a proxy that counts; idle round trips (jobs, listeners) are measured and taken off. */
async function roundTripsPerEvent(first: StartedApp): Promise<number> {
  const proxy = await countingProxy(first.databaseUrl)
  const second = await startApp({ env: { DATABASE_URL: proxy.url } })
  try {
    const address = new URL(`${second.baseUrl}/api/jivo${ours.search}`)
    await closedLoop(address, nextBody, 1, 2)
    let sent = 0
    const before = proxy.count()
    const until = COUNTED
    while (sent < until) {
      await closedLoopOnce(address)
      sent += 1
    }
    return (proxy.count() - before) / sent
  } finally {
    await second.stop()
    proxy.close()
  }
}

async function closedLoopOnce(address: URL): Promise<void> {
  const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: nextBody() })
  if (answer.status !== 200) throw new Error(`answered ${answer.status}`)
  await answer.arrayBuffer()
}

function rate(sample: Sample): number {
  return sample.requests / sample.seconds
}

function residentMegabytes(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? NaN)
  return { now: kilobytes('VmRSS') / 1024, peak: kilobytes('VmHWM') / 1024 }
}

function report(
  blocks: { ours: Sample[]; reference: Sample[] },
  open: Sample,
  memory: { now: number; peak: number },
  roundTrips: number,
): void {
  const ratios = blocks.ours.map((sample, n) => rate(sample) / rate(blocks.reference[n]!))
  const latencies = (samples: Sample[], share: number) => percentile(samples.flatMap(sample => sample.latencies), share).toFixed(1)
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  const rows = [
    ['throughput, 8 connections, new visitors', `${median(blocks.ours.map(rate)).toFixed(0)} req/s`, `${median(blocks.reference.map(rate)).toFixed(0)} req/s`, `**${median(ratios).toFixed(2)}** (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`, '≥ 0.30'],
    ['p50 / p99 at 8 connections', `${latencies(blocks.ours, 0.5)} / ${latencies(blocks.ours, 0.99)} ms`, `${latencies(blocks.reference, 0.5)} / ${latencies(blocks.reference, 0.99)} ms`, '', ''],
    [`p50 / p95 at ${OPEN_LOOP.perSecond} events/s, timed from when they were due`, `${percentile(open.latencies, 0.5).toFixed(1)} / **${percentile(open.latencies, 0.95).toFixed(1)} ms**`, '', '', 'p95 ≤ 50 ms'],
    ['database round trips per event', `**${roundTrips.toFixed(2)}**`, '9', '', '≤ 3'],
    ['memory of the app process, after the run / peak', `**${memory.now.toFixed(0)}** / ${memory.peak.toFixed(0)} MB`, '', '', '≤ 300 MB'],
  ]
  const table = ['| measure | Balcão | R | ratio | target |', '|---|---|---|---|---|', ...rows.map(row => `| ${row.join(' | ')} |`)].join('\n')
  const told = `Command: \`npm run bench\` · commit ${commit} · ${new Date().toISOString().slice(0, 10)} · ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}, ${settings[0].v.split(' on ')[0]}, fsync and synchronous_commit on · ${BLOCKS} blocks of ${BLOCK_SECONDS} s each, A B B A`
  const path = `${root}docs/performance.md`
  const page = readFileSync(path, 'utf8').replace(/<!-- bench -->[\s\S]*<!-- \/bench -->/, `<!-- bench -->\n${told}\n\n${table}\n<!-- /bench -->`)
  writeFileSync(path, page)
  console.log(`\n${told}\n\n${table}\n`)
}
