import type { Message } from './message'

/** Jivo gives a reopened chat a new id; after a day it is another conversation. */
const REOPEN_WITHIN_MS = 24 * 60 * 60 * 1000
/** Without times two people may well say “Oi” twice; two equal messages in a row are the same ones. */
const FEWEST_UNTIMED = 2

/** A chat as far as its place in a conversation needs it. */
export type Piece = {
  id: string
  channelId: string
  visitorNumber: string | null
  startedAt: Date
  /** last message, else the end, else the last event */
  endedAt: Date
  messages: Message[]
}

/**
 * One or more chats shown as one, oldest first, with what they have in common said once. `starts` has, for each piece,
 * the index of the first message that it adds.
 */
export type Conversation<P extends Piece> = { pieces: P[]; messages: Message[]; starts: number[] }

/**
 * Puts reopened chats together, for display only: where the same visitor of a channel comes back within 24 hours of the
 * end of the chat before, and the first messages equal the last ones of that chat, both are one conversation and the
 * common part is cut from the later one. In: chats of one lead or contact in any order. Out: oldest conversation first.
 */
export function joinReopenedChats<P extends Piece>(chats: readonly P[]): Conversation<P>[] {
  const conversations: Conversation<P>[] = []
  const byStart = chats.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime() || (a.id < b.id ? -1 : 1))
  for (const chat of byStart) {
    const open = conversations.findLast(({ pieces }) => isSameVisitor(pieces.at(-1), chat))
    const common = open && isSoonAfter(open.pieces.at(-1), chat) ? overlap(open.messages, chat.messages) : 0
    if (!open || common === 0) {
      conversations.push({ pieces: [chat], messages: chat.messages, starts: [0] })
      continue
    }
    open.pieces.push(chat)
    open.starts.push(open.messages.length)
    open.messages = [...open.messages, ...chat.messages.slice(common)]
  }
  return conversations
}

function isSameVisitor(before: Piece | undefined, chat: Piece): boolean {
  return (
    before?.channelId === chat.channelId && chat.visitorNumber !== null && before.visitorNumber === chat.visitorNumber
  )
}

// The later chat may begin with the earlier one's messages, so it may seem to start before that one ended.
function isSoonAfter(before: Piece | undefined, chat: Piece): boolean {
  return before !== undefined && chat.startedAt.getTime() - before.endedAt.getTime() <= REOPEN_WITHIN_MS
}

/** How many of the first messages of `after` are the last ones of `before`: the longest such run. */
function overlap(before: readonly Message[], after: readonly Message[]): number {
  for (let length = Math.min(before.length, after.length); length > 0; length--) {
    const start = before.length - length
    const isRun = after.slice(0, length).every((message, i) => isSame(before[start + i], message))
    if (!isRun) continue
    const isTimed = after.slice(0, length).some((message, i) => message.at !== null && before[start + i]?.at !== null)
    return isTimed || length >= FEWEST_UNTIMED ? length : 0
  }
  return 0
}

function isSame(one: Message | undefined, other: Message): boolean {
  if (!one || one.from !== other.from || one.text !== other.text) return false
  return one.at === null || other.at === null || one.at === other.at
}
