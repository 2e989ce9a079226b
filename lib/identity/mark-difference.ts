/** A value in three parts, of which the middle one differs from the other value. */
export type Marked = { before: string; differs: string; after: string }

const UNIT = /[\p{L}\p{N}]+|[^\p{L}\p{N}]/gu

/**
 * Marks where two values differ, for the eye: what both begin and end with stays plain. Phones by the digit, since one
 * wrong digit is the usual slip; e-mails by the word, since “ana.souza” beside “ana.silva” reads as two names.
 */
export function markDifference(one: string, other: string, by: 'digit' | 'word'): [Marked, Marked] {
  const [a, b] = [one, other].map(text => (by === 'digit' ? [...text] : (text.match(UNIT) ?? []))) as [
    string[],
    string[],
  ]
  const shortest = Math.min(a.length, b.length)
  let start = 0
  while (start < shortest && a[start] === b[start]) start += 1
  let end = 0
  while (end < shortest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return [cut(a, start, end), cut(b, start, end)]
}

function cut(units: string[], start: number, end: number): Marked {
  const to = units.length - end
  return {
    before: units.slice(0, start).join(''),
    differs: units.slice(start, to).join(''),
    after: units.slice(to).join(''),
  }
}
