/** As stored: states only move forward. */
export type StoredChatState = 'running' | 'finished' | 'offline'

/** As shown: a running chat that has fallen silent has no end that Jivo told us of. */
export type ChatState = StoredChatState | 'no_end'

/**
 * F9: Jivo closes a chat by itself when the visitor has left; after a day its report is not coming any more.
 */
export const SILENCE_MS = 24 * 60 * 60 * 1000

/**
 * What to call the state of a chat at the moment `now`. `lastEventAt` is when Jivo last reported anything of
 * it.
 */
export function chatState(state: StoredChatState, lastEventAt: Date, now: Date): ChatState {
  const silent = now.getTime() - lastEventAt.getTime() > SILENCE_MS
  return state === 'running' && silent ? 'no_end' : state
}
