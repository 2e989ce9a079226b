/**
 * Whether the contact has a name that is no placeholder, a valid e-mail, and a phone that could be called.
 */
export type ContactHas = { name: boolean; email: boolean; phone: boolean }

/**
 * The required fields that a lead still lacks: those of its contact in the order of the setting and each once, then the
 * company's own (`lacking`, see incomplete-sql.ts). A required field that nobody can have is lacking: better a lead too
 * many marked than one too few.
 */
export function incompleteFields(required: string[], has: ContactHas, lacking: readonly string[] = []): string[] {
  const known = new Map<string, boolean>(Object.entries(has))
  return [...[...new Set(required)].filter(field => !known.get(field)), ...lacking]
}
