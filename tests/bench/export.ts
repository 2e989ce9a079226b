// npx tsx tests/bench/export.ts: takes every column of CONTACTS contacts (300 000) along as a file from the production build,
// over and over, while 20 events a second arrive; says what the webhook took with and without it, and what memory grew.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import pg from 'pg'
import { createChannel } from '../support/crm'
import { SESSION_NAME, sessionOf } from '../support/session'
import { startApp } from '../support/start-app'
import { openLoop, percentile } from './load'
import { newVisitors } from './new-visitors'
import { seedContacts } from './seed-contacts'

const CONTACTS = Number(process.env.BENCH_CONTACTS ?? 300_000)
const LOOP = { perSecond: 20, seconds: Number(process.env.BENCH_SECONDS ?? 30) }
const WARM_SECONDS = 5

const app = await startApp()
const database = new pg.Client(app.databaseUrl)
await database.connect()
try {
  for (const statement of seedContacts(CONTACTS)) await database.query(statement)
  const channel = new URL((await createChannel(app, 'Bench')).webhookUrl)
  const nextBody = newVisitors(0)
  await openLoop(channel, nextBody, LOOP.perSecond, WARM_SECONDS)
  const alone = await openLoop(channel, nextBody, LOOP.perSecond, LOOP.seconds)
  const before = residentMegabytes()
  const exporting = keepExporting()
  const beside = await openLoop(channel, nextBody, LOOP.perSecond, LOOP.seconds)
  const { rows, bytes, seconds, highest } = await exporting.stop()
  const again = await openLoop(channel, nextBody, LOOP.perSecond, LOOP.seconds)
  const p95 = (sample: typeof alone) => percentile(sample.latencies, 0.95)
  const p50 = (sample: typeof alone) => percentile(sample.latencies, 0.5)
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  console.log(
    `commit ${commit} · ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}, ${CONTACTS} contacts`,
  )
  console.log(`export: ${rows} rows, ${(bytes / 2 ** 20).toFixed(1)} MB in ${seconds.toFixed(1)} s`)
  console.log(
    `memory of the app process: ${before.toFixed(0)} MB before, at most ${highest.toFixed(0)} MB, grown by ${(highest - before).toFixed(0)} MB`,
  )
  console.log(
    `p50 / p95 at ${LOOP.perSecond} events/s: alone ${p50(alone).toFixed(1)} / ${p95(alone).toFixed(1)} ms, beside ${p50(beside).toFixed(1)} / ${p95(beside).toFixed(1)} ms, alone again ${p50(again).toFixed(1)} / ${p95(again).toFixed(1)} ms`,
  )
  console.log(
    `ratio of p95 ${(p95(beside) / ((p95(alone) + p95(again)) / 2)).toFixed(2)}, failed ${alone.failed + beside.failed + again.failed}`,
  )
} finally {
  await database.end()
  await app.stop()
}

/** Takes the list again and again until it is told to stop, then until that one has ended; looks at the memory meanwhile. */
function keepExporting() {
  let isOver = false
  let highest = residentMegabytes()
  const look = setInterval(() => (highest = Math.max(highest, residentMegabytes())), 100)
  const work = (async () => {
    let last = { rows: 0, bytes: 0, seconds: 0 }
    do last = await exportOnce()
    while (!isOver)
    return last
  })()
  return {
    stop: async () => {
      isOver = true
      const last = await work
      clearInterval(look)
      return { ...last, highest }
    },
  }
}

async function exportOnce(): Promise<{ rows: number; bytes: number; seconds: number }> {
  const [{ id }] = (await database.query<{ id: string }>(`SELECT id FROM users LIMIT 1`)).rows as [{ id: string }]
  const token = await sessionOf(id, app)
  const began = performance.now()
  const answer = await fetch(`${app.baseUrl}/contacts/export?columns=all`, {
    headers: { cookie: `${SESSION_NAME}=${token}` },
  })
  if (answer.status !== 200 || !answer.body) throw new Error(`answered ${answer.status}`)
  let [rows, bytes] = [-1, 0]
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    rows += chunk.reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 0)
  }
  return { rows, bytes, seconds: (performance.now() - began) / 1000 }
}

function residentMegabytes(): number {
  const status = readFileSync(`/proc/${app.child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024
}
