import type { Position } from '@/lib/rest/page'
import { readCursor, writeCursor } from '@/lib/rest/cursor'

/** In a chat now, an offline message of today, everything else: in this order. */
export const QUEUE_RANKS = { chatting: 0, messageToday: 1, rest: 2 } as const

export type QueueRank = (typeof QUEUE_RANKS)[keyof typeof QUEUE_RANKS]

/** A place in the queue: by rank, then the newest first. */
export type QueuePosition = Position & { rank: QueueRank }

export type QueueGroup = 'now' | 'today' | 'older'

/** Under which head a lead stands. `todayFrom` is the first instant of the account's day. */
export function queueGroup({ rank, at }: Pick<QueuePosition, 'rank' | 'at'>, todayFrom: Date): QueueGroup {
  if (rank === QUEUE_RANKS.chatting) return 'now'
  return rank === QUEUE_RANKS.messageToday || at >= todayFrom ? 'today' : 'older'
}

/** A place as a part of an address. */
export function writeQueueCursor({ rank, ...position }: QueuePosition): string {
  return `${rank}${writeCursor(position)}`
}

/** The place that `writeQueueCursor` wrote; null for every other text. */
export function readQueueCursor(text: string): QueuePosition | null {
  const rank = Object.values(QUEUE_RANKS).find(known => String(known) === text[0])
  const position = readCursor(text.slice(1))
  return rank === undefined || position === null ? null : { rank, ...position }
}
