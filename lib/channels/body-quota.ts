// A channel's address can be found out by others, and bodies are kept for months: what a channel may store and send is
// bounded. Beyond that its events are applied as always, and only their raw bodies are kept short.

/** Bytes of raw bodies a channel may store in the two months its hours are on record; some hundred thousand chats. */
export const STORED_BYTES_AT_MOST = 2_000_000_000
/** Events of a channel within a minute whose bodies are kept whole; a large shop sends some dozens. */
export const EVENTS_A_MINUTE = 600
/** Bytes kept of a short body. */
export const SHORT_BYTES = 1_000
const MINUTE_MS = 60_000

/** What each channel has used, in this process. */
export type BodyUse = Map<string, { minute: number; events: number; storedBytes: number; isShort: boolean }>

export function noUse(): BodyUse {
  return new Map()
}

/** Takes over what the database says is stored. */
export function setStored(use: BodyUse, stored: Map<string, number>): void {
  for (const [channelId, current] of use) use.set(channelId, { ...current, storedBytes: stored.get(channelId) ?? 0 })
  for (const [channelId, storedBytes] of stored) {
    if (!use.has(channelId)) use.set(channelId, { minute: 0, events: 0, storedBytes, isShort: false })
  }
}

/**
 * How many bytes of a body to keep. `isFirst`: the channel has only now gone beyond its quota.
 * @param nowMs `performance.now()`; null for an event of the spool, which says nothing of how many come in a minute
 */
export function judgeBody(
  use: BodyUse,
  channelId: string,
  bytes: number,
  nowMs: number | null,
): { keep: number; isFirst: boolean } {
  const before = use.get(channelId) ?? { minute: 0, events: 0, storedBytes: 0, isShort: false }
  const minute = nowMs === null ? before.minute : Math.floor(nowMs / MINUTE_MS)
  const events = (before.minute === minute ? before.events : 0) + (nowMs === null ? 0 : 1)
  const isOver = (nowMs !== null && events > EVENTS_A_MINUTE) || before.storedBytes + bytes > STORED_BYTES_AT_MOST
  // Said once, and again after a minute within the quota.
  const isShort = isOver || (before.isShort && before.minute === minute)
  use.set(channelId, { minute, events, storedBytes: before.storedBytes, isShort })
  return { keep: isOver ? Math.min(bytes, SHORT_BYTES) : bytes, isFirst: isOver && !before.isShort }
}

/** Counts what was stored. */
export function addStored(use: BodyUse, channelId: string, bytes: number): void {
  const before = use.get(channelId) ?? { minute: 0, events: 0, storedBytes: 0, isShort: false }
  use.set(channelId, { ...before, storedBytes: before.storedBytes + bytes })
}
