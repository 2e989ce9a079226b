const BLANK = /^[\s\p{C}\p{Default_Ignorable_Code_Point}]+/u

/**
 * Whether a spreadsheet, or a program that trims and folds first, would take a text for a formula (OWASP, CSV injection):
 * it begins with = + - @, also full-width or behind blanks and invisible letters, or with a tab or a line break.
 * Apostrophes before it count too, else one that was there could not be told from one that was put there.
 */
function isFormula(text: string): boolean {
  const bare = text.replace(/^'+/, '')
  const [first = ''] = bare.replace(BLANK, '')
  return /^[\t\r\n]/.test(bare) || /^[=+\-@]/.test(first.normalize('NFKC'))
}

/** Text that no spreadsheet evaluates: with an apostrophe before it where it would. Taking that away gives it back. */
export function inertText(text: string): string {
  return isFormula(text) ? `'${text}` : text
}

/** The text that was made inert, as it was; any other as it is. */
export function textOfInert(cell: string): string {
  return cell.startsWith("'") && isFormula(cell.slice(1)) ? cell.slice(1) : cell
}
