import type { Message } from './message'
import { operatorName, type ChatOperator } from './transcript-lines'

/** What the text calls those whose name is not known. */
export type SpeakerWords = { visitor: string; operator: string; system: string }

/**
 * A transcript as plain text to be copied, one message a line: “[12/05/2026 14:02] Ana: Oi!”.
 * @param stamp the moment of a message as the reader writes it
 */
export function transcriptText(
  messages: readonly Message[],
  operators: readonly ChatOperator[],
  words: SpeakerWords,
  stamp: (at: string) => string,
): string {
  return messages
    .map(message => {
      const name = message.from === 'visitor' ? null : operatorName(message, operators)
      const clock = message.at === null ? '' : `[${stamp(message.at)}] `
      return `${clock}${name ?? words[message.from]}: ${message.text}`
    })
    .join('\n')
}
