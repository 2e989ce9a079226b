import { chatState, type ChatState, type StoredChatState } from '../chat-state'

/** `id` is Jivo's. */
export type ChatOperatorJson = { id: string | null; login: string | null; name: string | null }

export type ChatRow = {
  id: string
  channelId: string
  jivoChatId: string | null
  state: StoredChatState
  lastEventAt: Date
  operators: ChatOperatorJson[]
  rate: string | null
  startedAt: Date
  finishedAt: Date | null
  messageCount: number
}

export type StoredMessage = {
  at: string | null
  from: 'visitor' | 'operator' | 'system'
  operatorId: string | null
  operatorName: string | null
  text: string
}

export type ChatJson = {
  id: string
  channelId: string
  jivoChatId: string | null
  state: ChatState
  operators: ChatOperatorJson[]
  rate: string | null
  startedAt: Date
  finishedAt: Date | null
  messageCount: number
}

export type MessageJson = {
  at: string | null
  from: StoredMessage['from']
  operator: { id: string | null; name: string | null } | null
  text: string
}

/** A chat as other programs see it. `now` decides whether a silent chat is still running. */
export function chatJson(row: ChatRow, now: Date): ChatJson {
  const { id, channelId, jivoChatId, operators, rate, startedAt, finishedAt, messageCount } = row
  const state = chatState(row.state, row.lastEventAt, now)
  return { id, channelId, jivoChatId, state, operators, rate, startedAt, finishedAt, messageCount }
}

/** One message; where it came without the operator's name or id, the chat's operators tell it. */
export function messageJson(message: StoredMessage, operators: ChatOperatorJson[]): MessageJson {
  const { at, from, text } = message
  return { at, from, operator: from === 'operator' ? speaker(message, operators) : null, text }
}

function speaker({ operatorId, operatorName }: StoredMessage, operators: ChatOperatorJson[]): MessageJson['operator'] {
  if (operatorId === null && operatorName === null) return null
  const known = operators.find(operator =>
    operatorId === null ? operator.name === operatorName : operator.id === operatorId,
  )
  return { id: operatorId ?? known?.id ?? null, name: operatorName ?? known?.name ?? null }
}
