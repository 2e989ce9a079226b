/** Chance that repeats itself: the same seed gives the same numbers, on every machine. */
export type Random = {
  /** From 0 up to, but not, 1. */
  next: () => number
  /** A whole number, both ends included. */
  between: (least: number, greatest: number) => number
  /** One of a list that is not empty. */
  pick: <T>(list: readonly T[]) => T
  /** True in so many of a hundred cases. */
  percent: (chance: number) => boolean
}

/** Mulberry32 on a 32-bit FNV-1a hash of the seed: enough for invented people, never for secrets. */
export function seededRandom(seed: string): Random {
  let state = fnv1a(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, greatest: number) => least + Math.floor(next() * (greatest - least + 1))
  return {
    next,
    between,
    pick: <T>(list: readonly T[]): T => list[between(0, list.length - 1)] as T,
    percent: chance => next() * 100 < chance,
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
