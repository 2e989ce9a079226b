import type { JivoEvent } from '@/lib/jivo/events'
import { locksOf, type FactsQuery } from './facts-query'

/** Events that share a key must be applied in the order in which they arrived. */
export type Lane = {
  channelId: string
  /** the locks of its chat, visitor, e-mails and phones */
  keys: string[]
  /** names neither a chat nor a visitor: keeps its place among everything of its channel */
  wholeChannel: boolean
}

export function laneOf(event: JivoEvent, query: FactsQuery): Lane {
  return {
    channelId: query.channelId,
    keys: locksOf(query),
    wholeChannel: event.chatId === null && query.visitorNumber === null,
  }
}

/** Counts what waits, lane by lane. */
export type LaneCounts = {
  add: (lane: Lane) => void
  remove: (lane: Lane) => void
  /** whether an event of this lane would overtake something that waits */
  blocks: (lane: Lane) => boolean
}

export function createLaneCounts(): LaneCounts {
  const counts = new Map<string, number>()
  const has = (key: string) => counts.has(key)
  const change = (lane: Lane, by: 1 | -1) => {
    for (const key of countedKeys(lane)) {
      const count = (counts.get(key) ?? 0) + by
      if (count > 0) counts.set(key, count)
      else counts.delete(key)
    }
  }
  return {
    add: lane => change(lane, 1),
    remove: lane => change(lane, -1),
    blocks: ({ channelId, keys, wholeChannel }) =>
      keys.some(has) || has(`whole:${channelId}`) || (wholeChannel && has(`any:${channelId}`)),
  }
}

function countedKeys({ channelId, keys, wholeChannel }: Lane): string[] {
  return [...keys, `any:${channelId}`, ...(wholeChannel ? [`whole:${channelId}`] : [])]
}
