import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { accepted } from '../samples/jivo-events'

/** One run of the load; latencies in milliseconds. */
export type Load = { requests: number; failed: number; seconds: number; p50: number; p99: number }

const run = promisify(execFile)
const script = fileURLToPath(new URL('new-visitors.lua', import.meta.url))

const BODY = JSON.stringify(
  accepted({
    chat_id: 'CHAT',
    visitor: { name: 'Visitante {n}a', email: 'pessoa{n}@exemplo.com.br', phone: '{phone}', number: '{n}' },
  }),
).replace('"CHAT"', '{n}')

/**
 * Posts chat_accepted of visitors nobody knows over `connections` that each wait for their answer, for `seconds`.
 * wrk takes a few per cent of a core for it, where a generator written in Node takes as much as the server under test.
 * @param from the visitors are numbered upwards from here: runs on one database must not overlap
 */
export async function loadWithWrk(
  address: URL,
  { connections, seconds, from }: { connections: number; seconds: number; from: number },
): Promise<Load> {
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '-s', script, address.href]
  const { stdout } = await run('wrk', args, {
    env: { ...process.env, BENCH_BODY: BODY, BENCH_FROM: String(from) },
  }).catch(explain)
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Load
}

function explain(error: unknown): never {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT')
    throw new Error('The bench needs wrk: apt-get install wrk, or brew install wrk')
  throw error
}
