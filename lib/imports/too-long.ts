import { cleanLine, cleanText } from '@/lib/text/clean-text'
import type { Target } from './guess-columns'
import type { Said } from './row-result'

/** The longest name, company or tag. */
export const LONGEST_LINE = 200
export const LONGEST_TITLE = 300
/** The longest description. */
export const LONGEST_TEXT = 20_000

/** The letters that part the tags of a cell. */
export const TAG_MARKS = /[,;|\n]/

type Limit = {
  target: Target
  what: string
  longest: number
  clean: typeof cleanLine /** the letters that part its values */
  marks?: RegExp
}

const LIMITS: readonly Limit[] = [
  { target: 'name', what: 'name', longest: LONGEST_LINE, clean: cleanLine },
  { target: 'organization', what: 'organization', longest: LONGEST_LINE, clean: cleanLine },
  { target: 'description', what: 'description', longest: LONGEST_TEXT, clean: cleanText },
  { target: 'tags', what: 'tag', longest: LONGEST_LINE, clean: cleanLine, marks: TAG_MARKS },
  { target: 'lead:title', what: 'leadTitle', longest: LONGEST_TITLE, clean: cleanLine },
  { target: 'lead:description', what: 'leadDescription', longest: LONGEST_TEXT, clean: cleanText },
  { target: 'lead:tags', what: 'tag', longest: LONGEST_LINE, clean: cleanLine, marks: TAG_MARKS },
]

/**
 * Why a row is refused whose name, company, title, description or tag is longer than the CRM keeps: nothing of a file is
 * cut. Null where everything fits.
 * @param textsOf the cells of all columns that are one target
 */
export function findTooLong(textsOf: (target: Target) => string[]): Said | null {
  for (const { target, what, longest, clean, marks } of LIMITS) {
    const texts = textsOf(target)
    const values = marks ? texts.flatMap(text => text.split(marks)) : [texts.join(clean === cleanText ? '\n' : ' ')]
    if (values.some(value => lengthOf(clean(value, 4 * longest + 4), what) > longest))
      return { code: 'too_long', what, value: String(longest) }
  }
  return null
}

// As cleanName counts a name, and cleanLine and cleanText all else: in composed characters, and in UTF-16 units.
function lengthOf(text: string | null, what: string): number {
  if (text === null) return 0
  return what === 'name' ? Array.from(text.normalize('NFC')).length : text.length
}
