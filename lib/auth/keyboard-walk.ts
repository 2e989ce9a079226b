/** A key by its row and its place in the row. */
type Key = { row: number; place: number }

// ANSI and ABNT2 keyboards agree on these rows; a shifted digit is the digit's key.
const TYPEWRITER = ['1234567890-=', 'qwertyuiop', 'asdfghjklç', 'zxcvbnm,.;']
const KEYPAD = ['789', '456', '123', '0']
const SHIFTED: Record<string, string> = {
  '!': '1',
  '@': '2',
  '#': '3',
  $: '4',
  '%': '5',
  '¨': '6',
  '^': '6',
  '&': '7',
  '*': '8',
  '(': '9',
  ')': '0',
}

const typewriter = placesOf(TYPEWRITER)
const keypad = placesOf(KEYPAD)

const SHORTEST = 3
// Longer runs are walks of this length one after the other.
const LONGEST = 24

/** A run of neighbouring keys: how many characters it has and how often it changes direction. */
export type Walk = { length: number; turns: number }

/** The longest run of neighbouring keys that begins at `from`, on the letters or on the number pad; null below three keys. */
export function walkAt(text: string, from: number): Walk | null {
  const onLetters = follow(text, from, typewriter, areNeighbours)
  const onPad = follow(text, from, keypad, arePadNeighbours)
  return (onPad?.length ?? 0) > (onLetters?.length ?? 0) ? onPad : onLetters
}

function follow(
  text: string,
  from: number,
  keys: Map<string, Key>,
  isStep: (from: Key, to: Key) => boolean,
): Walk | null {
  const steps: number[] = []
  let key = keyOf(text, from, keys)
  for (let at = from + 1; key && at < Math.min(text.length, from + LONGEST); at += 1) {
    const next = keyOf(text, at, keys)
    if (!next || !isStep(key, next)) break
    steps.push((next.row - key.row) * 3 + next.place - key.place)
    key = next
  }
  if (steps.length + 1 < SHORTEST) return null
  // 1q2w3e goes down and up again and again: that is one pattern, not a turn at each key.
  const turns = steps.filter(
    (step, index) => index > 0 && step !== steps[index - 1] && step !== steps[index - 2],
  ).length
  return { length: steps.length + 1, turns }
}

function keyOf(text: string, at: number, keys: Map<string, Key>): Key | undefined {
  const character = text.charAt(at)
  return keys.get(SHIFTED[character] ?? character)
}

// Each row of letters stands half a key to the right of the one above.
function areNeighbours(from: Key, to: Key): boolean {
  const moved = to.place - from.place
  if (to.row === from.row) return Math.abs(moved) === 1
  if (to.row === from.row + 1) return moved === 0 || moved === -1
  return to.row === from.row - 1 && (moved === 0 || moved === 1)
}

function arePadNeighbours(from: Key, to: Key): boolean {
  const [rows, places] = [Math.abs(to.row - from.row), Math.abs(to.place - from.place)]
  return rows <= 1 && places <= 1 && rows + places > 0
}

function placesOf(rows: readonly string[]): Map<string, Key> {
  return new Map(rows.flatMap((keys, row) => [...keys].map((key, place) => [key, { row, place }] as const)))
}
