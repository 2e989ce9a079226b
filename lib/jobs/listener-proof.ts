import type { PoolClient } from 'pg'

const EVERY_MS = 15_000
const WITHIN_MS = 3_000

/**
 * Proves now and then that the connection which listens for new jobs is alive: one that the network has dropped without a
 * word hears nothing, and says so to nobody. A dead one is made to fail, so that the worker takes another.
 * @returns stops proving
 */
export function proveListener(client: PoolClient, everyMs = EVERY_MS): () => void {
  const timer = setInterval(() => void prove(client), everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

async function prove(client: PoolClient): Promise<void> {
  try {
    await client.query({ text: 'SELECT 1', query_timeout: WITHIN_MS } as { text: string })
  } catch (error) {
    client.emit('error', error instanceof Error ? error : new Error('the listening connection is dead'))
  }
}
