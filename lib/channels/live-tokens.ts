import { addressForLimits } from '@/lib/client-address'
import { writePrivateFile } from '@/lib/data-dir/private-file.mjs'
import { intakePool } from '@/lib/db/pool'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { keepDoorLog, noteAdmitted, noteRefused } from './door-log'
import { keptTokensFile, readKeptTokens } from './kept-tokens.mjs'
import { findLiveToken, listLiveTokens, type LiveToken } from './queries'
import { hashToken, isSameHash } from './tokens'
import { listenForTokens } from './token-listener'
import { judgeUnknownToken, type WrongTokens } from './wrong-token-budget'

export type FoundChannel =
  | { ok: true; channel: { id: string; name: string } }
  | { ok: false; reason: 'wrong' | 'flood' }

type State = {
  live: Map<string, LiveToken>
  wrong: Map<string, WrongTokens>
  ready: Promise<void> | null
  reloading: Promise<void>
  saved: string
}

const TOKEN_SHAPE = /^[\w-]{32}$/
const NO_HASH = Buffer.alloc(32)
const ADDRESSES_REMEMBERED = 10_000
const LOOK_UP_WITHIN_MS = 1000

/**
 * The channel a webhook token belongs to. A live token is found in memory, without the database. One that memory does
 * not know costs a look-up by its hash, bounded per address; while the database is away, memory alone decides.
 * `remoteAddress` is what limits are counted by; pass null for a token that is missing or given twice.
 */
export async function findChannelByToken(
  token: string | null,
  remoteAddress: string,
  now: Date,
): Promise<FoundChannel> {
  await startLiveTokens()
  const canBeOurs = token !== null && TOKEN_SHAPE.test(token)
  // What is too long to be ours is not worth hashing whole.
  const hash = hashToken(token?.slice(0, 64) ?? '')
  const known = state().live.get(hash.toString('hex'))
  const equal = isSameHash(hash, known ? Buffer.from(known.hash, 'hex') : NO_HASH)
  if (canBeOurs && known && equal && !isExpired(known, now)) return found(known, now)
  const verdict = judge(addressForLimits(remoteAddress), canBeOurs && !known, now)
  if (verdict === 'look-up') {
    const late = await lookUp(hash)
    if (late) return found(late, now)
  }
  noteRefused(now)
  return { ok: false, reason: verdict === 'flood' ? 'flood' : 'wrong' }
}

/**
 * Fills the memory and keeps it true for the life of the process: from the file in the data directory at once, from the
 * database as soon as it answers, and again whenever a token is made or revoked anywhere. Repeated calls wait for the
 * first.
 */
export async function startLiveTokens(): Promise<void> {
  const current = state()
  current.ready ??= begin()
  await current.ready
}

/** Reads the live tokens again from the database. Throws when it does not answer. */
export async function reloadLiveTokens(): Promise<void> {
  const current = state()
  // One after the other, or an older answer could overwrite a newer one and let a revoked token in again.
  current.reloading = current.reloading
    .catch(() => undefined)
    .then(async () => {
      const tokens = await listLiveTokens()
      current.live = new Map(tokens.map(token => [token.hash, token]))
      saveFile(tokens)
    })
  await current.reloading
}

async function begin(): Promise<void> {
  const kept = readFile()
  state().live = new Map(kept.map(token => [token.hash, token]))
  listenForTokens(reloadLiveTokens)
  keepDoorLog()
  // With a file the first event need not wait for the database; without one there is nothing to decide by.
  const loaded = reloadLiveTokens().catch(error => log.warn({ error }, 'the webhook tokens could not be read'))
  if (kept.length === 0) await loaded
}

function found(token: LiveToken, now: Date): FoundChannel {
  noteAdmitted(token.tokenId, token.channelId, now)
  return { ok: true, channel: { id: token.channelId, name: token.channelName } }
}

function isExpired(token: LiveToken, now: Date): boolean {
  return token.expiresAt !== null && Date.parse(token.expiresAt) <= now.getTime()
}

function judge(address: string, canBeOurs: boolean, now: Date) {
  const { wrong } = state()
  const { verdict, after } = judgeUnknownToken(wrong.get(address), canBeOurs, now)
  if (wrong.size >= ADDRESSES_REMEMBERED) forgetEarlierMinutes(after.minute)
  wrong.set(address, after)
  return verdict
}

function forgetEarlierMinutes(minute: number): void {
  const { wrong } = state()
  for (const [address, counted] of wrong) if (counted.minute !== minute) wrong.delete(address)
  if (wrong.size >= ADDRESSES_REMEMBERED) wrong.clear()
}

// A token made a moment ago, whose notice has not come yet.
async function lookUp(hash: Buffer): Promise<LiveToken | null> {
  const answer = findLiveToken(hash, intakePool()).catch(() => null)
  const late = new Promise<null>(resolve => setTimeout(resolve, LOOK_UP_WITHIN_MS, null).unref())
  const token = await Promise.race([answer, late])
  if (token) void reloadLiveTokens().catch(() => undefined)
  return token
}

function readFile(): LiveToken[] {
  const { tokens, text, damaged } = readKeptTokens(env.DATA_DIR)
  if (damaged) log.warn('channel-tokens.json is damaged and was ignored; it is written again from the database')
  state().saved = text
  return tokens
}

function saveFile(tokens: LiveToken[]): void {
  const text = JSON.stringify(tokens)
  if (state().saved === text) return
  try {
    writePrivateFile(keptTokensFile(env.DATA_DIR), text)
    state().saved = text
  } catch (error) {
    log.warn({ error }, 'the webhook tokens could not be kept in the data directory')
  }
}

// One memory a process: Next may load this module once per bundle.
function state(): State {
  const registry = globalThis as unknown as Record<symbol, State | undefined>
  return (registry[Symbol.for('balcao.live-tokens')] ??= {
    live: new Map(),
    wrong: new Map(),
    ready: null,
    reloading: Promise.resolve(),
    saved: '',
  })
}
