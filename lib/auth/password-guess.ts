import { walkAt } from './keyboard-walk'
import { foldWord, type BitsOfWord } from './known-words'

const LONGEST_WORD = 24
const SHORTEST_WORD = 3
const BITS = {
  letter: 4.7,
  digit: 3.3,
  usualSign: 2.5,
  sign: 4.5,
  other: 7,
  copy: 3,
  sequence: 4,
  walk: 5,
  year: 5.5,
  date: 13,
  reversed: 1,
  signs: 1.5,
}

const USUAL_SIGNS = new Set(' !@#$*._-+?&')
const SIGN_AS_LETTER: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '8': 'b',
  '3': 'e',
  '6': 'g',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '1': 'i',
  '!': 'i',
  '|': 'i',
}
const YEAR = /^(?:19|20)\d\d$/
const DATE =
  /^(?:(?:0[1-9]|[12]\d|3[01])([-/.]?)(?:0[1-9]|1[0-2])\1(?:19|20)?\d\d|(?:19|20)\d\d([-/.]?)(?:0[1-9]|1[0-2])\2(?:0[1-9]|[12]\d|3[01]))$/
const DATE_LENGTHS = [6, 8, 10]

/**
 * A password in the spellings it is searched in, character by character at the same places; each of `words` also
 * backwards. `capitals[n]`: how many of the first n characters are capitals.
 */
type Spellings = {
  typed: readonly string[]
  plain: string
  words: readonly { forward: string; backward: string }[]
  capitals: readonly number[]
}

/**
 * How many bits of guessing a password withstands, by the cheapest way to put it together from listed words, years,
 * dates, sequences, keyboard walks, repetitions and single characters. Quadratic in the length at most: some
 * milliseconds for 128 characters.
 */
export function guessBits(password: string, bitsOf: BitsOfWord): number {
  const spelled = spell(password)
  const { plain } = spelled
  const cheapest = Array<number>(plain.length + 1).fill(Infinity)
  cheapest[0] = 0
  const copied = longestCopies(plain)
  for (let at = 0; at < plain.length; at += 1) {
    const offer = (length: number, bits: number) => {
      const end = at + length
      cheapest[end] = Math.min(cheapest[end] ?? Infinity, (cheapest[at] ?? Infinity) + bits)
    }
    offer(1, bitsOfCharacter(spelled.typed[at] ?? '', plain.charAt(at)))
    for (let length = 2; length <= (copied[at] ?? 0); length += 1) offer(length, BITS.copy)
    offerPatterns(plain, at, offer)
    offerWords(spelled, at, bitsOf, offer)
  }
  return cheapest[plain.length] ?? 0
}

type Offer = (length: number, bits: number) => void

function offerPatterns(plain: string, at: number, offer: Offer): void {
  if (YEAR.test(plain.slice(at, at + 4))) offer(4, BITS.year)
  for (const length of DATE_LENGTHS) if (DATE.test(plain.slice(at, at + length))) offer(length, BITS.date)
  const run = sequenceAt(plain, at)
  for (let length = 3; length <= run; length += 1) offer(length, BITS.sequence)
  const walk = walkAt(plain, at)
  if (walk) for (let length = 3; length <= walk.length; length += 1) offer(length, BITS.walk + walk.turns)
}

function offerWords({ plain, words, capitals }: Spellings, at: number, bitsOf: BitsOfWord, offer: Offer): void {
  const longest = Math.min(LONGEST_WORD, plain.length - at)
  for (let length = SHORTEST_WORD; length <= longest; length += 1) {
    const end = at + length
    const asTyped = plain.slice(at, end)
    for (const [index, { forward, backward }] of words.entries()) {
      const word = index === 0 ? asTyped : forward.slice(at, end)
      if (index > 0 && word === asTyped) continue
      const bits = bitsOf(word)
      const reversed = bitsOf(backward.slice(plain.length - end, plain.length - at))
      if (bits === undefined && reversed === undefined) continue
      const extra = bitsOfCase(capitals, at, end) + (index === 0 ? 0 : BITS.signs)
      offer(length, Math.min(bits ?? Infinity, (reversed ?? Infinity) + BITS.reversed) + extra)
    }
  }
}

function spell(password: string): Spellings {
  const typed = [...password.normalize('NFC')]
  // One place for each character, so that lengths and places agree in all spellings.
  const plain = typed.map(foldOne).join('')
  const readAs = (letters: Record<string, string>) => [...plain].map(sign => letters[sign] ?? sign).join('')
  const spellings = new Set([
    plain,
    readAs(SIGN_AS_LETTER),
    readAs({ ...SIGN_AS_LETTER, '1': 'l', '!': 'l', '|': 'l' }),
  ])
  const words = [...spellings].map(forward => ({ forward, backward: [...forward].reverse().join('') }))
  const capitals = [0]
  for (const character of typed) capitals.push((capitals.at(-1) ?? 0) + (isCapital(character) ? 1 : 0))
  return { typed, plain, words, capitals }
}

function foldOne(character: string): string {
  const folded = foldWord(character)
  return folded.length === 1 ? folded : '\uFFFD'
}

function isCapital(character: string): boolean {
  return character !== character.toLowerCase()
}

function bitsOfCharacter(typed: string, plain: string): number {
  if (/[a-z]/.test(plain)) return BITS.letter + (isCapital(typed) ? 1 : 0)
  if (/\d/.test(plain)) return BITS.digit
  if (USUAL_SIGNS.has(plain)) return BITS.usualSign
  return plain <= '~' ? BITS.sign : BITS.other
}

// A capital at the beginning, or all of them, is what everybody tries.
function bitsOfCase(capitals: readonly number[], at: number, end: number): number {
  const within = (from: number, to: number) => (capitals[to] ?? 0) - (capitals[from] ?? 0)
  const count = within(at, end)
  if (count === 0) return 0
  const isUsual = count === end - at || (count === 1 && within(at, at + 1) === 1)
  return isUsual ? 1 : 1 + Math.min(count, end - at - count)
}

/** How many characters from `at` on rise or fall evenly (abcd, 2468, 9876, 8901), counted up to the longest word. */
function sequenceAt(plain: string, at: number): number {
  const step = stepBetween(plain, at)
  if (!step) return 0
  let end = at + 1
  while (end - at < LONGEST_WORD && stepBetween(plain, end) === step) end += 1
  return end - at + 1
}

function stepBetween(plain: string, at: number): number | null {
  const [one, next] = [plain.charAt(at), plain.charAt(at + 1)]
  const areDigits = /\d/.test(one) && /\d/.test(next)
  if (!areDigits && !(/[a-z]/.test(one) && /[a-z]/.test(next))) return null
  const step = next.charCodeAt(0) - one.charCodeAt(0)
  if (areDigits && Math.abs(step) === 9) return step > 0 ? -1 : 1
  return Math.abs(step) <= 2 ? step : null
}

/** For each place, how many characters from it on have stood somewhere before it; the two may overlap. */
function longestCopies(plain: string): number[] {
  const longest = Array<number>(plain.length).fill(0)
  for (let distance = 1; distance < plain.length; distance += 1) {
    let equal = 0
    for (let at = plain.length - 1; at >= distance; at -= 1) {
      equal = plain[at] === plain[at - distance] ? equal + 1 : 0
      longest[at] = Math.max(longest[at] ?? 0, equal)
    }
  }
  return longest
}
