/** One number of a phone field, before anybody asked what it means. */
export type NumberText = {
  /** its part of the field as written, with the words around it */
  raw: string
  /** every digit of the number, without the extension */
  digits: string
  /** a + stands before the first digit */
  hasPlus: boolean
  extension: string | null
}

/** Fewer digits than the shortest number without area code are no number of their own. */
const SHORTEST_NUMBER = 8
/** “11/98765-4321”: an area code, perhaps with its country, belongs to the number after the slash. */
const LONGEST_PREFIX = 4

const EXTENSION_WORD = '(?:ramal|rml|extension|ext|r|x)[ .:#]{0,3}'
const EXTENSION = new RegExp(`(?<!\\p{L})${EXTENSION_WORD}(\\d{1,6})\\D*$`, 'iu')
/** “3265-4321, ramal 12” has one number. */
const SIGN = `[;；/／]|,(?! ?${EXTENSION_WORD}\\d)`
/** In a group of its own, so that split() keeps it. */
const SEPARATOR = new RegExp(`( ?(?:${SIGN}|(?<!\\p{L})(?:ou|or)(?!\\p{L})) ?)`, 'iu')
/** Slash and comma may also stand inside one number; “;”, “ou” and “or” never do. */
const INSIDE_A_NUMBER = /^ ?[/／,] ?$/

function countDigits(text: string): number {
  return text.normalize('NFKC').replace(/\D/g, '').length
}

function toNumberText(raw: string, read: string): NumberText {
  const text = read.normalize('NFKC')
  const found = EXTENSION.exec(text)
  // “R 11 98765-4321” is a street or a name before the number, so an extension has the number before it.
  const cut = found && countDigits(text.slice(0, found.index)) >= SHORTEST_NUMBER ? found : null
  const number = cut ? text.slice(0, cut.index) : text
  return {
    raw: raw.trim(),
    digits: number.replace(/\D/g, ''),
    hasPlus: /^[^\d+]*\+/.test(number),
    extension: cut?.[1] ?? null,
  }
}

/**
 * Cuts a phone field into the numbers it holds (steps 1, 2 and 7 of the phone rule).
 * In: one clean line, at most a few hundred characters. Out: at least one element; a field with no number,
 * or with fragments only, is one element. A fragment beside a number (“3265-4321/22”, “… ou falar com Ana”)
 * stays in the raw text of that number and is not read.
 */
export function splitPhoneField(line: string): NumberText[] {
  const tokens = line.split(SEPARATOR)
  const numbers = [...tokens.keys()].filter(i => i % 2 === 0 && countDigits(tokens[i] ?? '') >= SHORTEST_NUMBER)
  if (numbers.length === 0) {
    const oneNumber = tokens.every((token, i) => i % 2 === 0 || INSIDE_A_NUMBER.test(token))
    return [toNumberText(line, oneNumber ? line : '')]
  }
  return numbers.map((at, n) => {
    const next = numbers[n + 1]
    const raw = tokens.slice(n === 0 ? 0 : at, next === undefined ? undefined : next - 1).join('')
    const before = n === 0 ? tokens.slice(0, at) : []
    const isPrefix =
      before.every((token, i) => i % 2 === 0 || INSIDE_A_NUMBER.test(token)) &&
      countDigits(before.join('')) <= LONGEST_PREFIX
    return toNumberText(raw, (isPrefix ? before.join('') : '') + (tokens[at] ?? ''))
  })
}
