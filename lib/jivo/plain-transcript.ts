import type { Agent } from './people'
import { LIMIT } from './read-text'
import type { Message } from './transcript'

/** The names that may stand before a line. */
export type Speakers = { readonly agents: readonly Agent[]; readonly visitorName: string | null }

type Speaker = Pick<Message, 'from' | 'operatorId' | 'operatorName'>

const VISITOR: Speaker = { from: 'visitor', operatorId: null, operatorName: null }
const OPERATOR: Speaker = { from: 'operator', operatorId: null, operatorName: null }
const SYSTEM: Speaker = { from: 'system', operatorId: null, operatorName: null }

// The format is not documented; these are the words of the account languages that were seen or are plain.
const WORDS: readonly [Speaker, readonly string[]][] = [
  [VISITOR, ['visitor', 'client', 'customer', 'visitante', 'cliente', 'клиент', 'посетитель']],
  [OPERATOR, ['agent', 'operator', 'agente', 'operador', 'operadora', 'atendente', 'оператор', 'агент']],
  [SYSTEM, ['system', 'sistema', 'bot', 'robô', 'система', 'бот']],
]

// “[10:07] ”, “(10/10/2022 10:07:56) ” or the same bare, before the name.
const LEADING_TIME = /^\s*(?:\[[^\]]{1,40}\]|\(?\d[\d./:, -]{2,24}\)?)\s+/

/**
 * Reads “Name: words” lines. A line opens a message only behind a known name (the usual words for both sides,
 * the agents' names, the visitor's); any other line continues the message before it, for people write colons
 * too. Words before the first name belong to nobody (`system`). There are no times in it. Stops at `most`.
 */
export function readPlainTranscript(transcript: string, speakers: Speakers, most: number): Message[] {
  const known = knownNames(speakers)
  const messages: { speaker: Speaker; lines: string[] }[] = []
  for (const row of transcript.split('\n')) {
    const opened = openingOf(row, known)
    const current = messages.at(-1)
    if (opened && messages.length === most) break
    if (opened) messages.push({ speaker: opened.speaker, lines: [opened.words] })
    else if (current) current.lines.push(row)
    else messages.push({ speaker: SYSTEM, lines: [row] })
  }
  return messages.flatMap(({ speaker, lines }) => {
    const words = lines
      .join('\n')
      .trim()
      .slice(0, LIMIT.text)
      .replace(/\p{Cs}$/u, '')
    return words === '' ? [] : [{ at: null, ...speaker, text: words }]
  })
}

function knownNames({ agents, visitorName }: Speakers): Map<string, Speaker> {
  const known = new Map<string, Speaker>()
  for (const [speaker, words] of WORDS) for (const word of words) known.set(word, speaker)
  if (visitorName !== null) known.set(visitorName.toLowerCase(), VISITOR)
  for (const agent of agents) {
    if (agent.name === null) continue
    const from = agent.bot ? 'system' : 'operator'
    known.set(agent.name.toLowerCase(), {
      from,
      operatorId: agent.bot ? null : agent.id,
      operatorName: agent.name,
    })
  }
  return known
}

function openingOf(row: string, known: Map<string, Speaker>): { speaker: Speaker; words: string } | null {
  if (!row.includes(':')) return null
  for (const candidate of [row, row.replace(LEADING_TIME, '')]) {
    const colon = candidate.indexOf(':')
    if (colon < 1 || colon > LIMIT.name) continue
    const speaker = known.get(candidate.slice(0, colon).trim().toLowerCase())
    if (speaker) return { speaker, words: candidate.slice(colon + 1).trim() }
  }
  return null
}
