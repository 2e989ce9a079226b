/** A known item has at most so many pieces; without a limit a long list would take quadratic time. */
const MOST_PIECES = 12

/**
 * The items of a list that stands in one text, blanks around them taken off. An item may hold a mark itself: the longest
 * run of at most twelve pieces that together are one known item is that item.
 * @param marks the letters that part items, e.g. `,;`
 */
export function splitList(text: string, marks: string, isKnown: (item: string) => boolean): string[] {
  const pieces = piecesOf(text, marks)
  const items: string[] = []
  for (let at = 0; at < pieces.length; ) {
    let end = Math.min(pieces.length, at + MOST_PIECES)
    while (end > at + 1 && !isKnown(text.slice(pieces[at]!.from, pieces[end - 1]!.to).trim())) end -= 1
    const item = text.slice(pieces[at]!.from, pieces[end - 1]!.to).trim()
    if (item !== '') items.push(item)
    at = end
  }
  return items
}

function piecesOf(text: string, marks: string): { from: number; to: number }[] {
  const pieces: { from: number; to: number }[] = []
  let from = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !marks.includes(text[at]!)) continue
    pieces.push({ from, to: at })
    from = at + 1
  }
  return pieces
}
