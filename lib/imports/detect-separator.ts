export const separators = [';', ',', '\t'] as const

export type Separator = (typeof separators)[number]

/** So many lines tell which mark it is. */
const LOOK_AT_ROWS = 50
/** And so many characters. */
const LOOK_AT_LETTERS = 20_000

/**
 * The mark between the cells: the one that stands in the first row and most often equally often in the rows after it.
 * Marks within quotes do not count. A file of one column has none; it is read with the semicolon.
 */
export function detectSeparator(text: string): Separator {
  const rows = countMarks(text.slice(0, LOOK_AT_LETTERS))
  const [first, ...rest] = rows
  const ranked = separators
    .map((mark, index) => ({
      mark,
      inFirst: first?.[index] ?? 0,
      alike: rest.filter(row => row[index] === first?.[index]).length,
    }))
    .filter(({ inFirst }) => inFirst > 0)
    .toSorted((a, b) => b.alike - a.alike || b.inFirst - a.inFirst)
  return ranked[0]?.mark ?? ';'
}

// How often each mark stands outside quotes, by row. Which mark is meant does not change what a quote encloses.
function countMarks(text: string): number[][] {
  const rows: number[][] = []
  let row = separators.map(() => 0)
  let [isQuoted, isEmpty] = [false, true]
  const end = () => {
    if (!isEmpty) rows.push(row)
    row = separators.map(() => 0)
    isEmpty = true
  }
  for (const letter of text) {
    if (rows.length >= LOOK_AT_ROWS) return rows
    if (letter === '"') isQuoted = !isQuoted
    if (!isQuoted && (letter === '\n' || letter === '\r')) {
      end()
      continue
    }
    isEmpty = false
    if (isQuoted) continue
    const mark = separators.findIndex(one => one === letter)
    if (mark >= 0) row[mark] = (row[mark] ?? 0) + 1
  }
  end()
  return rows
}
