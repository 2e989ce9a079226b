import type { JivoEventName } from './events'

/** Whether Jivo shows the agent what the answer to this event says. */
export function usesAnswer(name: JivoEventName): boolean {
  return name === 'chat_accepted' || name === 'chat_updated'
}
