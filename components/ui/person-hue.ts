/** How many hues tokens.css keeps for people (--person-1 …). */
export const PERSON_HUES = 8

/** The hue of a person, 1–8: always the same for the same seed (their id, or their name). FNV-1a. */
export function personHue(seed: string): number {
  let hash = 0x811c9dc5
  for (const character of seed) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return (hash % PERSON_HUES) + 1
}

/** Up to two letters for a name: its first and last word. Empty when there is no letter or digit to show. */
export function initials(name: string): string {
  const words = name.split(/[\s@._-]+/u).filter(word => /[\p{L}\p{N}]/u.test(word))
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words
  return ends
    .map(word => firstLetter(word ?? ''))
    .join('')
    .toLocaleUpperCase()
}

function firstLetter(word: string): string {
  return /[\p{L}\p{N}]\p{M}*/u.exec(word)?.[0] ?? ''
}
