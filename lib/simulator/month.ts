import type { ChannelIndex } from './demo-cast'
import { tellCall, tellChat, tellOffline, tellPopup, type DemoEvent, type Told } from './month-of-chats'
import { workAfter, type DemoWork } from './month-of-work'
import { seededRandom, type Random } from './random'
import { inventVisitors } from './visitors'

export type DemoItem = DemoEvent | DemoWork

export const MONTH_DAYS = 30

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
// Brazil has kept UTC-3 in its main zone all year since 2019.
const OFFSET = -180 * MINUTE
const CHATS = { workday: [11, 15], saturday: [4, 7], sunday: [0, 2] } as const

/**
 * A month of an invented shop that ends now, in the order of time: what Jivo posted and what its managers
 * did. The same for the same seed and moment; two conversations are still running.
 */
export function monthUntil(now: Date, seed = 'casa jatobá'): DemoItem[] {
  const random = seededRandom(seed)
  const visitors = inventVisitors(random)
  const nextId: Record<ChannelIndex, number> = { 0: 1_000, 1: 400 }
  const tell = (how: typeof tellOffline, channel: ChannelIndex, at: Date) =>
    how({ random, visitors, channel, chatId: ++nextId[channel], at })
  const told: Told[] = openings(random, now).map(({ at, isOpen }) => {
    const channel = random.percent(32) ? 1 : 0
    if (!isOpen) return tell(tellOffline, channel, at)
    if (channel === 0 && random.percent(7)) return tell(tellCall, channel, at)
    if (channel === 0 && random.percent(3)) return tell(tellPopup, channel, at)
    return tell(opening => tellChat(opening, false), channel, at)
  })
  for (const minutes of [11, 3])
    told.push(tell(opening => tellChat(opening, true), 0, new Date(now.getTime() - minutes * MINUTE)))
  const work = told.flatMap(({ chat }) => workAfter(random, chat, now))
  const items: DemoItem[] = [...told.flatMap(({ events }) => events), ...work]
  return items.filter(({ at }) => at <= now).sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** What is done at one go: one event, or all the work between two events. */
export type Stretch = { event: DemoEvent } | { work: DemoWork[] }

/** The items in the same order, with the work between two events taken together. */
export function inStretches(items: DemoItem[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const item of items) {
    const last = stretches.at(-1)
    if (item.do === 'event') stretches.push({ event: item })
    else if (last && 'work' in last) last.work.push(item)
    else stretches.push({ work: [item] })
  }
  return stretches
}

type Opening = { at: Date; isOpen: boolean }

// When somebody writes: by day to the operators, at night and on Sundays into the form.
function openings(random: Random, now: Date): Opening[] {
  const today = Math.floor((now.getTime() + OFFSET) / DAY)
  const all: Opening[] = []
  for (let day = today - MONTH_DAYS; day <= today; day++) {
    const midnight = day * DAY - OFFSET
    const at = (from: number, to: number) =>
      new Date(midnight + random.between(from * 60, to * 60 - 1) * MINUTE + random.between(0, 59) * 1000)
    // 1970-01-01 was a Thursday.
    const weekday = (day + 4) % 7
    const [least, greatest] = weekday === 0 ? CHATS.sunday : weekday === 6 ? CHATS.saturday : CHATS.workday
    for (let count = random.between(least, greatest); count > 0; count--)
      all.push({ at: at(9, weekday === 6 ? 13 : 18), isOpen: weekday !== 0 })
    for (let count = random.between(0, 2); count > 0; count--) all.push({ at: at(19, 23), isOpen: false })
  }
  // Whoever came within the last quarter of an hour is still being talked to, and told apart.
  return all
    .filter(({ at }) => at.getTime() < now.getTime() - 15 * MINUTE)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}
