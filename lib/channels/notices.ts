import { isOpenAt, workingHoursBetween, type WorkCalendar } from '@/lib/settings/work-calendar'
import { addressState, isInUse } from './old-address'

/** What an administrator should look at, with what the words need. Instants are ISO 8601. */
export type ChannelNotice = { channel: { id: string; name: string } } & (
  | { kind: 'silent'; since: string; workingHours: number }
  | { kind: 'flood'; hour: string; perMinute: number; usual: number }
  | { kind: 'other_widget'; widgetId: string; known: string; events: number }
  | { kind: 'ending_in_use'; tokenId: string; endsAt: string }
  | { kind: 'over_quota'; count: number }
)

/** Requests at the door without a live token: whose they are cannot be known. */
export type RefusedNotice = { kind: 'refused'; count: number }

export type TrafficHour = { hour: string; events: number; busiestMinute: number; shortened: number }

/** What is known of one channel: the traffic of the last 28 days, oldest first, and widgets seen within a day. */
export type ChannelSigns = {
  id: string
  name: string
  active: boolean
  simulated: boolean
  widgetId: string | null
  moreWidgets: string[]
  lastEventAt: string | null
  tokens: { id: string; expiresAt: string | null; revokedAt: string | null; lastUsedAt: string | null }[]
  traffic: TrafficHour[]
  otherWidgets: { widgetId: string; events: number }[]
}

const HOUR_MS = 60 * 60_000

/** What is out of the ordinary at a channel, the most pressing first. Nothing of a simulated one, or one switched off. */
export function channelNotices(signs: ChannelSigns, calendar: WorkCalendar, now: Date): ChannelNotice[] {
  if (!signs.active || signs.simulated) return []
  const channel = { id: signs.id, name: signs.name }
  const found = [
    ...endingInUse(signs, now),
    silence(signs, calendar, now),
    flood(signs, now),
    overQuota(signs, now),
    ...otherWidgets(signs),
  ]
  return found.flatMap(notice => (notice ? [{ channel, ...notice }] : []))
}

// Twelve events that did not come are some four chats: by chance alone that hardly happens, and a shop with one chat a
// day is not called silent before the week is out.
const EVENTS_MISSED = 12
const SILENT_HOURS_AT_LEAST = 2
// Less than this says nothing about what is usual.
const EVENTS_KNOWN = 30
const HOURS_KNOWN = 8

function silence({ lastEventAt, traffic, tokens }: ChannelSigns, calendar: WorkCalendar, now: Date) {
  if (lastEventAt === null || !tokens.some(token => isLive(token, now))) return null
  const since = new Date(lastEventAt)
  const workingHours = workingHoursBetween(since, now, calendar)
  const first = traffic[0]
  if (workingHours < SILENT_HOURS_AT_LEAST || !first) return null
  // The middle of the hour decides: an hour that begins at closing time is none of work.
  const atWork = traffic.filter(({ hour }) => isOpenAt(new Date(Date.parse(hour) + HOUR_MS / 2), calendar))
  const events = sum(atWork.map(hour => hour.events))
  const hours = workingHoursBetween(new Date(first.hour), since, calendar)
  if (events < EVENTS_KNOWN || hours < HOURS_KNOWN || (events / hours) * workingHours < EVENTS_MISSED) return null
  return { kind: 'silent' as const, since: lastEventAt, workingHours: Math.floor(workingHours) }
}

// One event a second for a minute is more than any shop; a busy one has a measure of its own.
const FLOOD_A_MINUTE = 60
const FLOOD_TIMES_USUAL = 5

function flood({ traffic }: ChannelSigns, now: Date) {
  const from = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS - HOUR_MS
  const recent = traffic.filter(({ hour }) => Date.parse(hour) >= from)
  const usual = median(traffic.filter(({ hour }) => Date.parse(hour) < from).map(hour => hour.busiestMinute))
  const worst = recent.toSorted((a, b) => b.busiestMinute - a.busiestMinute)[0]
  if (!worst || worst.busiestMinute < Math.max(FLOOD_A_MINUTE, FLOOD_TIMES_USUAL * usual)) return null
  return { kind: 'flood' as const, hour: worst.hour, perMinute: worst.busiestMinute, usual }
}

const QUOTA_HOURS = 3

function overQuota({ traffic }: ChannelSigns, now: Date) {
  const from = now.getTime() - QUOTA_HOURS * HOUR_MS
  const count = sum(traffic.filter(({ hour }) => Date.parse(hour) >= from).map(hour => hour.shortened))
  return count > 0 ? { kind: 'over_quota' as const, count } : null
}

function otherWidgets({ widgetId, moreWidgets, otherWidgets: seen }: ChannelSigns) {
  if (widgetId === null) return []
  return seen
    .filter(other => other.widgetId !== widgetId && !moreWidgets.includes(other.widgetId))
    .map(other => ({ kind: 'other_widget' as const, known: widgetId, ...other }))
}

// While Jivo uses it, the end of an address is the end of the chats.
function endingInUse({ tokens }: ChannelSigns, now: Date) {
  return tokens
    .filter(token => addressState(token, now) === 'ending' && isInUse(token.lastUsedAt, now))
    .filter(token => isLastUsed(token, tokens))
    .map(token => ({ kind: 'ending_in_use' as const, tokenId: token.id, endsAt: token.expiresAt! }))
}

// Once Jivo has the new address, the old one may end.
function isLastUsed(token: ChannelSigns['tokens'][number], tokens: ChannelSigns['tokens']): boolean {
  const usedAt = (one: { lastUsedAt: string | null }) => (one.lastUsedAt ? Date.parse(one.lastUsedAt) : 0)
  return tokens.every(other => usedAt(other) <= usedAt(token))
}

function isLive(token: ChannelSigns['tokens'][number], now: Date): boolean {
  return ['live', 'ending'].includes(addressState(token, now))
}

const REFUSED_AT_LEAST = 20

/** Many requests without a live token in this hour and the one before; null when few. */
export function refusedNotice(hours: { hour: string; count: number }[], now: Date): RefusedNotice | null {
  const from = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS - HOUR_MS
  const count = sum(hours.filter(({ hour }) => Date.parse(hour) >= from).map(hour => hour.count))
  return count >= REFUSED_AT_LEAST ? { kind: 'refused', count } : null
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
