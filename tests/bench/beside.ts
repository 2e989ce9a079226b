// npx tsx tests/bench/beside.ts: what the webhook takes at 20 events a second while the production build rehearses a file,
// takes files in, signs people in, writes a backup or an export, beside what it takes when nothing else happens.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createChannel, crm } from '../support/crm'
import { SESSION_NAME, sessionOf } from '../support/session'
import { startApp } from '../support/start-app'
import { fileOfPeople } from './file-of-people'
import { median, percentile } from './load'
import { openLoopApart } from './open-loop-apart'
import { seedContacts } from './seed-contacts'

const CONTACTS = Number(process.env.BENCH_CONTACTS ?? 20_000)
const ROWS = 10_000
const LOOP = { perSecond: 20, seconds: Number(process.env.BENCH_SECONDS ?? 20) }
const WARM_SECONDS = 5
const SIGN_INS = 20
// A block makes its visitors from numbers of its own.
const NUMBERS_OF_A_BLOCK = 100_000

const root = fileURLToPath(new URL('../..', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'balcao-bench-'))
const app = await startApp({ env: { TRUSTED_PROXIES: '1' } })
const database = new pg.Client(app.databaseUrl)
await database.connect()
try {
  await report()
} finally {
  await database.end()
  await app.stop()
  rmSync(directory, { recursive: true, force: true })
}

async function report(): Promise<void> {
  for (const statement of seedContacts(CONTACTS)) await database.query(statement)
  const channel = new URL((await createChannel(app, 'Bench')).webhookUrl)
  const [{ id: adminId }] = (await database.query<{ id: string }>('SELECT id FROM users LIMIT 1')).rows as [
    { id: string },
  ]
  const cookie = `${SESSION_NAME}=${await sessionOf(adminId, app)}`
  const people = fileOfPeople(ROWS, [])
  const works: Record<string, () => Promise<void>> = {
    'a rehearsal of 10,000 rows': await rehearsalOf(cookie),
    'uploads of 10,000 rows without a pause': async () => void (await upload(cookie, people)),
    '20 log-ins at once': signInAtOnce,
    'a backup': async () => void (await crm(app, 'backup', '--to', directory)),
    'an export': async () =>
      void (await (await fetch(`${app.baseUrl}/contacts/export?columns=all`, { headers: { cookie } })).arrayBuffer()),
  }
  let blocks = 0
  const block = async (seconds = LOOP.seconds) => {
    const sample = await openLoopApart({
      address: channel.href,
      from: NUMBERS_OF_A_BLOCK * ++blocks,
      perSecond: LOOP.perSecond,
      seconds,
    })
    if (sample.failed > 0) throw new Error(`${sample.failed} events failed`)
    return sample.latencies
  }
  await block(WARM_SECONDS)
  const alone: number[][] = [await block()]
  const rows: string[] = []
  for (const [name, work] of Object.entries(works)) {
    const repeated = keepDoing(work)
    const beside = await block()
    const { times, seconds } = await repeated.stop()
    alone.push(await block())
    const idle = (percentile(alone.at(-2)!, 0.95) + percentile(alone.at(-1)!, 0.95)) / 2
    rows.push(
      `| ${name} | ${median(beside).toFixed(1)} / ${percentile(beside, 0.95).toFixed(1)} ms | **${(percentile(beside, 0.95) / idle).toFixed(2)}** | ${times}, ${seconds.toFixed(1)} s each |`,
    )
    console.log(rows.at(-1), 'idle', idle.toFixed(1))
  }
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  const all = alone.flat()
  writeTable([
    `Command: \`npx tsx tests/bench/beside.ts\` · commit ${commit} · ${new Date().toISOString().slice(0, 10)} · ${cpus().length} cores (${cpus()[0]?.model.trim().split(' ').slice(0, 2).join(' ')}), Node ${process.versions.node} · ${CONTACTS} contacts, ${LOOP.perSecond} events/s for ${LOOP.seconds} s each`,
    '',
    '| beside | p50 / p95 of the webhook | p95 to that of nothing else, before and after | done |',
    '|---|---|---|---|',
    `| nothing else | ${median(all).toFixed(1)} / ${percentile(all, 0.95).toFixed(1)} ms | | |`,
    ...rows,
  ])
}

/** Does a piece of work again and again until told to stop, and then until that one has ended. */
function keepDoing(work: () => Promise<void>) {
  let [isOver, times] = [false, 0]
  const began = performance.now()
  const doing = (async () => {
    do {
      await work()
      times += 1
    } while (!isOver)
  })()
  return {
    stop: async () => {
      isOver = true
      await doing
      return { times, seconds: (performance.now() - began) / 1000 / times }
    },
  }
}

async function rehearsalOf(cookie: string): Promise<() => Promise<void>> {
  const { rows: known } = await database.query<{ raw: string }>(
    `SELECT raw FROM identifiers WHERE kind = 'phone' AND key LIKE '55%' AND NOT shared ORDER BY id LIMIT $1`,
    [ROWS / 5],
  )
  const id = await upload(
    cookie,
    fileOfPeople(
      ROWS,
      known.map(row => row.raw),
    ),
  )
  return async () => {
    await database.query(`UPDATE imports SET state = 'checking' WHERE id = $1`, [id])
    await database.query(`SELECT graphile_worker.add_job('continue_imports', job_key := 'continue_imports')`)
    const isChecking = async () =>
      (await database.query(`SELECT 1 FROM imports WHERE id = $1 AND state = 'checking'`, [id])).rowCount === 1
    while (await isChecking()) await sleep(100)
  }
}

async function upload(cookie: string, file: string): Promise<string> {
  const answer = await fetch(`${app.baseUrl}/api/imports?name=bench.csv`, {
    method: 'POST',
    headers: { origin: app.baseUrl, cookie },
    body: file,
  })
  const read = (await answer.json()) as { ok: boolean; id: string }
  if (!read.ok) throw new Error(`the upload answered ${answer.status}`)
  return read.id
}

/** Twenty people with a wrong password, each from an address of its own: as much work as with a right one. */
async function signInAtOnce(): Promise<void> {
  await Promise.all(Array.from({ length: SIGN_INS }, (_, n) => signIn(`203.0.${n}.${Math.floor(Math.random() * 255)}`)))
}

async function signIn(from: string): Promise<void> {
  const first = await fetch(`${app.baseUrl}/api/auth/csrf`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const cookie = first.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': from }
  const body = new URLSearchParams({
    email: `${Math.random()}@loja.com.br`,
    password: 'errada e comprida',
    csrfToken,
    json: 'true',
  })
  await (
    await fetch(`${app.baseUrl}/api/auth/callback/credentials`, { method: 'POST', redirect: 'manual', headers, body })
  ).text()
}

function writeTable(lines: string[]): void {
  const path = join(root, 'docs/performance.md')
  const [before, after] = readFileSync(path, 'utf8').split(/<!-- beside -->[^]*<!-- \/beside -->/)
  console.log(lines.join('\n'))
  if (after !== undefined)
    writeFileSync(path, `${before}<!-- beside -->\n${lines.join('\n')}\n<!-- /beside -->${after}`)
}
