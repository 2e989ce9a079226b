import type { Socket } from 'node:net'
import pg from 'pg'

// A network that swallows packets leaves a connection waiting for ever: the server has answered long ago or never heard
// the question. Whoever waits on such a connection is told, and the connection is destroyed instead of used again.

const LOOK_EVERY_MS = 1_000
// The server ends a statement after 10 s and says so; a second later it is the network that says nothing.
const SILENT_AT_MOST_MS = 11_000
// From then on the server is asked, over a connection of its own, whether it is still at work.
const DOUBTFUL_AFTER_MS = 2_000
const ASK_WITHIN_MS = 1_500

/** What pg keeps of a connection beside its documented side. */
type Wire = { readyForQuery: boolean; processID: number | null; connection: { stream: Socket } }

type Watched = { wire: Wire; read: number; sinceMs: number; atMostMs: number }

const watched = new WeakMap<object, Watched>()

/** Watches the connections of a pool for its life. `ask` is where the server is asked; null leaves that out. */
export function destroySilentConnections(pool: pg.Pool, ask: string | null): void {
  const open = new Set<Watched>()
  pool.on('connect', client => {
    const wire = client as unknown as Wire
    const one = { wire, read: 0, sinceMs: performance.now(), atMostMs: SILENT_AT_MOST_MS }
    watched.set(client, one)
    open.add(one)
    wire.connection.stream.once('close', () => open.delete(one))
  })
  let asking = false
  const timer = setInterval(() => {
    const doubtful = look(open, performance.now())
    if (asking || doubtful.length === 0 || ask === null) return
    asking = true
    void destroyForgotten(doubtful, ask).finally(() => (asking = false))
  }, LOOK_EVERY_MS)
  timer.unref()
}

/** Lets the statements of one connection be silent for longer, or with null as long as usual; for long transactions. */
export function allowSilence(client: object, statementMs: number | null): void {
  const one = watched.get(client)
  if (one) one.atMostMs = Math.max(SILENT_AT_MOST_MS, (statementMs ?? 0) + LOOK_EVERY_MS)
}

// Which have waited for an answer for a while; those that have waited too long are destroyed.
function look(open: Set<Watched>, now: number): Watched[] {
  const doubtful: Watched[] = []
  for (const one of open) {
    const { stream } = one.wire.connection
    if (one.wire.readyForQuery || stream.bytesRead !== one.read)
      Object.assign(one, { read: stream.bytesRead, sinceMs: now })
    const silentMs = now - one.sinceMs
    if (silentMs > one.atMostMs) destroy(one)
    else if (silentMs > DOUBTFUL_AFTER_MS && one.wire.processID !== null) doubtful.push(one)
  }
  return doubtful
}

// A backend that has been idle for a second has sent its answer, or never got the question. One that is not listed may
// stand behind a pooler, which gives numbers of its own.
async function destroyForgotten(doubtful: Watched[], connectionString: string): Promise<void> {
  const client = new pg.Client({
    connectionString,
    application_name: 'balcao proof',
    connectionTimeoutMillis: ASK_WITHIN_MS,
    query_timeout: ASK_WITHIN_MS,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const asked = new Map(doubtful.map(one => [one, one.read]))
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE pid = ANY($1) AND state LIKE 'idle%' AND state_change < now() - interval '1 second'`,
      [doubtful.map(one => one.wire.processID)],
    )
    const forgotten = new Set(rows.map(row => row.pid))
    for (const [one, read] of asked) {
      const isSilentStill = !one.wire.readyForQuery && one.wire.connection.stream.bytesRead === read
      if (isSilentStill && forgotten.has(one.wire.processID ?? 0)) destroy(one)
    }
  } catch {
    // Not even a new connection answers: the limit decides.
  } finally {
    await client.end().catch(() => undefined)
  }
}

function destroy({ wire }: Watched): void {
  wire.connection.stream.destroy(new Error('Query read timeout: the connection was silent'))
}
