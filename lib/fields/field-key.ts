const LONGEST_KEY = 60
const NAMELESS = 'campo'

/** The key of a field by its name: without accents, lower-case, words joined by `_`, at most 60 letters. */
export function fieldKey(name: string): string {
  const folded = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const key = folded.replace(/[^a-z0-9]+/g, '_').replace(/^_+/, '')
  return key.slice(0, LONGEST_KEY).replace(/_+$/, '') || NAMELESS
}

/** The key of a new field: that of its name, with a number behind it where the key is taken. */
export function freeKey(name: string, taken: ReadonlySet<string>): string {
  const base = fieldKey(name)
  if (!taken.has(base)) return base
  for (let number = 2; ; number++) {
    const tail = `_${number}`
    const key = base.slice(0, LONGEST_KEY - tail.length) + tail
    if (!taken.has(key)) return key
  }
}
