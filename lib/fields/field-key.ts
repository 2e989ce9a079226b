const LONGEST_KEY = 60
const NAMELESS = 'campo'
/** More of a name, in UTF-16 code units, is not looked at. */
const LONGEST_NAME = 500

/** The key of a field by its name: without accents, lower-case, words joined by `_`, at most 60 letters. */
export function fieldKey(name: string): string {
  const folded = name.slice(0, LONGEST_NAME).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const key = folded.replace(/[^a-z0-9]+/g, '_').replace(/^_+/, '')
  const cut = key.slice(0, LONGEST_KEY)
  // Underscores never follow one another here.
  return (cut.endsWith('_') ? cut.slice(0, -1) : cut) || NAMELESS
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
