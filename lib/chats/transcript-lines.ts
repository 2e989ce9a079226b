import { dayNumber } from '@/lib/i18n/relative-time'
import type { Message } from './message'

/** An operator as the chat knows them; `jivoId` is Jivo's id in this chat. */
export type ChatOperator = { jivoId: string | null; login: string | null; name: string | null }

/** One line of a transcript as it is drawn. */
export type TranscriptLine =
  | { kind: 'day'; at: string }
  | { kind: 'transfer'; from: string | null; to: string | null }
  /** the chat was opened again; its number, if it has one */
  | { kind: 'reopened'; number: string | null }
  | { kind: 'system'; at: string | null; name: string | null; text: string }
  | {
      kind: 'bubble'
      side: 'visitor' | 'operator'
      /** null for a visitor, and for an operator of whom nothing is known */
      name: string | null
      at: string | null
      text: string
      /** the same person goes on talking: name and time need not be said again */
      continued: boolean
    }
  /** how many messages are hidden, and how many of them the next unfolding shows */
  | { kind: 'fold'; count: number; next: number }

/** After a silence the time is worth saying again. */
const CONTINUED_WITHIN_MS = 5 * 60_000
/** A conversation longer than this is folded, and then begins and ends with so many messages. */
const FOLD_OVER = 24
const SHOWN_FIRST = 6
const SHOWN_LAST = 12
/** Each unfolding shows so many more: a page of all 5,000 messages would hold up every other request. */
const UNFOLDED_AT_ONCE = 300

type LineOptions = {
  timeZone: string
  opensWithDay: boolean
  reopened?: ReadonlyMap<number, string | null>
}

/** What an operator is called: the name that came with the message, else the chat's, else the login. */
export function operatorName(message: Message, operators: readonly ChatOperator[]): string | null {
  const known = operators.find(operator => operator.jivoId !== null && operator.jivoId === message.operatorId)
  return message.operatorName ?? known?.name ?? known?.login ?? null
}

/**
 * A transcript as lines: days where they change (and before the first message with a time when `opensWithDay`), a thin
 * line where an operator speaks for the first time after another one or where the chat was opened again (`reopened`: at
 * which message, under which number), bubbles, and a fold in the middle of a long one. `unfolded`: how often the fold was
 * opened, 0 for never; each time it shows the latest 300 messages that it hides.
 */
export function transcriptLines(
  messages: readonly Message[],
  operators: readonly ChatOperator[],
  how: LineOptions & { unfolded: number },
): TranscriptLine[] {
  const groups = linesByMessage(messages, operators, how)
  const shownLast = SHOWN_LAST + how.unfolded * UNFOLDED_AT_ONCE
  const hidden = messages.length - SHOWN_FIRST - shownLast
  if (messages.length <= FOLD_OVER || hidden <= 0) return groups.flat()
  const [head, tail] = [groups.slice(0, SHOWN_FIRST), groups.slice(-shownLast)]
  return [
    ...head.flat(),
    { kind: 'fold', count: hidden, next: Math.min(hidden, UNFOLDED_AT_ONCE) },
    ...tail.flat().map(withoutContinuing(head.length)),
  ]
}

// Behind the fold the first bubble names its speaker again.
function withoutContinuing(shownBefore: number): (line: TranscriptLine, index: number) => TranscriptLine {
  return (line, index) =>
    shownBefore > 0 && index === 0 && line.kind === 'bubble' ? { ...line, continued: false } : line
}

function linesByMessage(
  messages: readonly Message[],
  operators: readonly ChatOperator[],
  how: LineOptions,
): TranscriptLine[][] {
  const met = new Set<string>()
  let lastOperator: { who: string; name: string | null } | null = null
  let day: number | null = null
  let before: { line: TranscriptLine; who: string } | null = null
  return messages.map((message, index) => {
    const lines: TranscriptLine[] = []
    const number = how.reopened?.get(index)
    if (number !== undefined) lines.push({ kind: 'reopened', number })
    if (message.at !== null) {
      const today = dayNumber(Date.parse(message.at), how.timeZone)
      const isNew = day === null ? how.opensWithDay : day !== today
      if (isNew) lines.push({ kind: 'day', at: message.at })
      day = today
    }
    const name = message.from === 'visitor' ? null : operatorName(message, operators)
    const who = `${message.from} ${message.operatorId ?? name ?? ''}`
    if (message.from === 'operator') {
      if (lastOperator && !met.has(who)) lines.push({ kind: 'transfer', from: lastOperator.name, to: name })
      met.add(who)
      lastOperator = { who, name }
    }
    const continued = lines.length === 0 && before?.who === who && isSoon(before.line, message)
    const line = lineOf(message, name, continued)
    lines.push(line)
    before = { line, who }
    return lines
  })
}

function lineOf({ from, at, text }: Message, name: string | null, continued: boolean): TranscriptLine {
  return from === 'system'
    ? { kind: 'system', at, name, text }
    : { kind: 'bubble', side: from, name, at, text, continued }
}

function isSoon(line: TranscriptLine, { at }: Message): boolean {
  const before = 'at' in line ? line.at : null
  if (before === null || at === null) return before === at
  return Math.abs(Date.parse(at) - Date.parse(before)) <= CONTINUED_WITHIN_MS
}
