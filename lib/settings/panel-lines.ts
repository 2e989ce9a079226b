import { z } from 'zod'
import { cleanWords, isPanelLink, MOST_PANEL_LINES, type PanelLine } from './panel-line'

const SOURCE = /^(?:contact|lead)\.[a-z0-9_]{1,60}$|^computed\.[a-z_]{1,40}$/

const words = z.string().transform(cleanWords)

const link = z
  .string()
  .trim()
  .refine(text => text === '' || isPanelLink(text), 'link')

/**
 * One line of the operator's panel: `source` is `contact.<key>` or `lead.<key>` for a field of the company's own, or
 * `computed.<name>`; `title` stands above the value, `key` in bold before it.
 */
export const panelLineSchema = z.object({
  source: z.string().regex(SOURCE, 'source'),
  title: words.pipe(z.string()),
  key: words.nullish().transform(text => text ?? null),
  link: link.nullish().transform(text => text || null),
})

/** All lines, in their order; each source once. */
export const panelLinesSchema = z
  .array(panelLineSchema)
  .max(MOST_PANEL_LINES)
  .refine(lines => new Set(lines.map(line => line.source)).size === lines.length, 'twice')

/** The stored lines; what cannot be read is left out, so that one bad line does not take the panel away. */
export function readPanelLines(stored: unknown): PanelLine[] {
  if (!Array.isArray(stored)) return []
  return stored.flatMap(line => panelLineSchema.safeParse(line).data ?? []).slice(0, MOST_PANEL_LINES)
}
