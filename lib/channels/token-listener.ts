import pg from 'pg'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { onShutdown } from '@/lib/shutdown'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5000
// A connection that died without a word is found out by asking; and behind a pooler that drops LISTEN, reading again
// now and then is all there is.
const PROVE_EVERY_MS = 15_000
const PROVE_WITHIN_MS = 3000

/**
 * Calls `changed` whenever a token was made or revoked in any process, and after every reconnect, since notices are not
 * kept for whoever was away. Listens on a connection of its own until the process stops.
 */
export function listenForTokens(changed: () => Promise<void>): void {
  let stopped = false
  let client: pg.Client | null = null
  let pause = FIRST_PAUSE_MS

  const again = () => {
    if (stopped) return
    setTimeout(() => void connect(), pause).unref()
    pause = Math.min(LONGEST_PAUSE_MS, pause * 2)
  }

  const connect = async () => {
    if (stopped) return
    const own = new pg.Client({
      connectionString: env.DATABASE_URL,
      application_name: 'balcao tokens',
      connectionTimeoutMillis: 2000,
      keepAlive: true,
    })
    client = own
    let lost = false
    const lose = () => {
      if (lost) return
      lost = true
      clearInterval(proof)
      own.end().catch(() => undefined)
      again()
    }
    const proof = setInterval(() => void prove(own).then(() => refresh(changed), lose), PROVE_EVERY_MS).unref()
    own.on('error', lose)
    own.on('end', lose)
    own.on('notification', () => void refresh(changed))
    try {
      await own.connect()
      await own.query('LISTEN channel_tokens')
      pause = FIRST_PAUSE_MS
      await refresh(changed)
    } catch {
      lose()
    }
  }

  onShutdown(async () => {
    stopped = true
    await client?.end().catch(() => undefined)
  })
  void connect()
}

async function refresh(changed: () => Promise<void>): Promise<void> {
  await changed().catch(error => log.warn({ error }, 'the webhook tokens could not be read again'))
}

async function prove(client: pg.Client): Promise<void> {
  const late = new Promise<never>((_, reject) => setTimeout(reject, PROVE_WITHIN_MS, new Error('no answer')).unref())
  await Promise.race([client.query('SELECT 1'), late])
}
