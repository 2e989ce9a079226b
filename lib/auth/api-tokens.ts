import { pool } from '@/lib/db/pool'
import { hashToken } from '@/lib/channels/tokens'
import { findApiToken } from './api-token-queries'

// How long a revoked token may go on.
const BELIEVE_MS = 3000
const NOTE_EVERY_MS = 60_000
const REMEMBERED = 500

type Known = { id: string; name: string; believedAt: number }

const known = new Map<string, Known>()
const notedAt = new Map<string, number>()

/**
 * The program behind `Authorization: Bearer …`. A token is searched by its SHA-256 and believed for three seconds;
 * its last use is noted at most once a minute. Refuses a missing, malformed, unknown or revoked one, all alike.
 */
export async function requireApiToken(
  request: Request,
  now = new Date(),
): Promise<{ ok: true; tokenId: string; name: string } | { ok: false }> {
  const token = /^bearer +([\w-]{32})$/i.exec(request.headers.get('authorization')?.trim() ?? '')?.[1]
  if (!token) return { ok: false }
  const found = await findBelieved(hashToken(token), now)
  if (!found) return { ok: false }
  noteUse(found.id, now)
  return { ok: true, tokenId: found.id, name: found.name }
}

async function findBelieved(hash: Buffer, now: Date): Promise<Known | null> {
  const key = hash.toString('hex')
  const kept = known.get(key)
  if (kept && now.getTime() - kept.believedAt < BELIEVE_MS) return kept
  known.delete(key)
  const found = await findApiToken(hash)
  if (!found) return null
  if (known.size >= REMEMBERED) known.clear()
  const fresh = { ...found, believedAt: now.getTime() }
  known.set(key, fresh)
  return fresh
}

function noteUse(id: string, now: Date): void {
  if (now.getTime() - (notedAt.get(id) ?? 0) < NOTE_EVERY_MS) return
  notedAt.set(id, now.getTime())
  pool()
    .query('UPDATE api_tokens SET last_used_at = $2 WHERE id = $1', [id, now])
    .catch(() => notedAt.delete(id))
}
