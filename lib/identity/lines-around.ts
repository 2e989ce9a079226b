import type { Message } from '../chats/message'

/** A line of a transcript near the place where a value was given. */
export type QuotedLine = {
  from: Message['from']
  name: string | null
  at: string | null
  text: string
  /** where in the text the value stands; null in the lines around it */
  hit: { start: number; end: number } | null
}

const AROUND = 2
const LONGEST_LINE = 280
/** A number is the same from its last digits on, however it was written. */
const SAME_DIGITS = 8

/**
 * The lines of a conversation in which a value was given, with two before and two after; [] where it was given outside
 * the text (in the form before the chat, by the operator).
 * @param value the e-mail or phone as it was written or read
 */
export function linesAround(
  messages: readonly Message[],
  value: { kind: 'email' | 'phone'; text: string },
): QuotedLine[] {
  const find = value.kind === 'email' ? findText : findDigits
  const hits = messages.map(message => find(message.text, value.text))
  const at = hits.findIndex(hit => hit !== null)
  if (at < 0) return []
  return messages.slice(Math.max(0, at - AROUND), at + AROUND + 1).map((message, index) => {
    const hit = hits[Math.max(0, at - AROUND) + index] ?? null
    return { from: message.from, name: message.operatorName, at: message.at, ...shorten(message.text, hit) }
  })
}

function findText(text: string, wanted: string): { start: number; end: number } | null {
  const start = wanted === '' ? -1 : text.toLowerCase().indexOf(wanted.toLowerCase())
  return start < 0 ? null : { start, end: start + wanted.length }
}

// Digits with what people put between them; the run must end with the number's last digits.
function findDigits(text: string, wanted: string): { start: number; end: number } | null {
  const tail = wanted.replace(/\D/g, '').slice(-SAME_DIGITS)
  if (tail.length < SAME_DIGITS) return null
  for (const run of text.matchAll(/\+?\(?\d[\d\s().\-/]{6,24}\d/g)) {
    if (run[0].replace(/\D/g, '').endsWith(tail)) return { start: run.index, end: run.index + run[0].length }
  }
  return null
}

function shorten(text: string, hit: QuotedLine['hit']): Pick<QuotedLine, 'text' | 'hit'> {
  if (text.length <= LONGEST_LINE) return { text, hit }
  if (!hit) return { text: `${text.slice(0, LONGEST_LINE).trimEnd()}…`, hit }
  const from = Math.max(0, Math.min(hit.start - 100, text.length - LONGEST_LINE))
  const cut = text.slice(from, Math.max(from + LONGEST_LINE, hit.end))
  const [lead, tail] = [from > 0 ? '…' : '', from + cut.length < text.length ? '…' : '']
  const shift = lead.length - from
  return { text: lead + cut + tail, hit: { start: hit.start + shift, end: hit.end + shift } }
}
