// What happened at the door since it was last written down. Plain data, counted in memory: an event must not wait for it.

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

export type HourCount = {
  channelId: string
  hour: number
  events: number
  busiestMinute: number
  /** bytes of raw bodies that were kept */
  storedBytes: number
  /** events whose raw body was kept short */
  shortened: number
}

export type DoorCounts = {
  /** when each token was used last, milliseconds */
  uses: Map<string, number>
  /** events let in, by channel and hour */
  hours: Map<string, HourCount>
  /** requests without a live token, by the hour they came in */
  refused: Map<number, number>
  /** the minute at hand of each channel; goes on when the rest is written down */
  minutes: Map<string, { minute: number; events: number }>
}

export function noCounts(): DoorCounts {
  return { uses: new Map(), hours: new Map(), refused: new Map(), minutes: new Map() }
}

/** Counts one event that was let in by a token. `at` in milliseconds. */
export function countAdmitted(counts: DoorCounts, tokenId: string, channelId: string, at: number): void {
  counts.uses.set(tokenId, Math.max(at, counts.uses.get(tokenId) ?? 0))
  const minute = Math.floor(at / MINUTE_MS)
  const before = counts.minutes.get(channelId)
  const inMinute = before?.minute === minute ? before.events + 1 : 1
  counts.minutes.set(channelId, { minute, events: inMinute })
  addHour(counts, { channelId, hour: hourOf(at), events: 1, busiestMinute: inMinute, storedBytes: 0, shortened: 0 })
}

/** Counts the raw body of one event, as much of it as was kept. `at` in milliseconds. */
export function countStored(
  counts: DoorCounts,
  channelId: string,
  stored: { bytes: number; short: boolean },
  at: number,
): void {
  addHour(counts, {
    channelId,
    hour: hourOf(at),
    events: 0,
    busiestMinute: 0,
    storedBytes: stored.bytes,
    shortened: stored.short ? 1 : 0,
  })
}

/** Counts one request that no live token came with. Nothing of it is kept but that it was there. */
export function countRefused(counts: DoorCounts, at: number): void {
  addRefused(counts, hourOf(at), 1)
}

/** Takes out what has to be written down; the counts begin again from nothing. Null when there is nothing. */
export function takeCounts(counts: DoorCounts): Omit<DoorCounts, 'minutes'> | null {
  if (counts.uses.size + counts.hours.size + counts.refused.size === 0) return null
  const { uses, hours, refused } = counts
  Object.assign(counts, { ...noCounts(), minutes: counts.minutes })
  return { uses, hours, refused }
}

/** Puts back what could not be written down, beside what was counted meanwhile. */
export function putBack(counts: DoorCounts, taken: Omit<DoorCounts, 'minutes'>): void {
  for (const [tokenId, at] of taken.uses) counts.uses.set(tokenId, Math.max(at, counts.uses.get(tokenId) ?? 0))
  for (const hour of taken.hours.values()) addHour(counts, hour)
  for (const [hour, count] of taken.refused) addRefused(counts, hour, count)
}

function addHour({ hours }: DoorCounts, added: HourCount): void {
  const key = `${added.channelId} ${added.hour}`
  const before = hours.get(key)
  hours.set(key, {
    ...added,
    events: added.events + (before?.events ?? 0),
    busiestMinute: Math.max(added.busiestMinute, before?.busiestMinute ?? 0),
    storedBytes: added.storedBytes + (before?.storedBytes ?? 0),
    shortened: added.shortened + (before?.shortened ?? 0),
  })
}

function hourOf(at: number): number {
  return Math.floor(at / HOUR_MS) * HOUR_MS
}

function addRefused({ refused }: DoorCounts, hour: number, count: number): void {
  refused.set(hour, (refused.get(hour) ?? 0) + count)
}
