// What people and programs write into a field that they mean to leave empty; accents already folded.
const NOTHING = new Set([
  'n/a',
  'n.a.',
  'n.a',
  '#n/a',
  '#n/d',
  'n/d',
  'n/i',
  'null',
  'undefined',
  'none',
  '(null)',
  '(none)',
  '(empty)',
  'nao informado',
  'nao informada',
  'nao informou',
  'nao tem',
  'nao possui',
  'sem informacao',
  'nenhum',
  'nenhuma',
  'not informed',
  'not provided',
  'not available',
  'vazio',
  '(vazio)',
])

/**
 * True for text that says “nothing here”: blank, only dashes, dots or underscores, “n/a”, “não informado”,
 * “null”. Such a value is empty before any look-up, else everybody without a phone shares the phone “-”.
 */
export function isEmptyLike(text: string): boolean {
  const trimmed = text.trim()
  if (/^[-–—_.\s]*$/u.test(trimmed)) return true
  if (trimmed.length > 30) return false
  return NOTHING.has(trimmed.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').toLowerCase())
}
