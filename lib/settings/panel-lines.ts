import { z } from 'zod'
import { cleanLine } from '@/lib/text/clean-text'

/** What the CRM works out of itself for the operator in Jivo. */
export const computedLines = ['manager', 'open_lead', 'open_leads', 'stage', 'last_chat', 'known_since', 'open_conflicts', 'tags'] as const

export type ComputedLine = (typeof computedLines)[number]

/** Jivo shows an operator ten lines; the table's check says so too. */
export const MOST_PANEL_LINES = 10

/** Where a press on a line leads: our page of the contact or of its open lead, or an address with `{value}` in it. */
export const ownLinks = ['contact', 'lead'] as const

const SOURCE = /^(?:contact|lead)\.[a-z0-9_]{1,60}$|^computed\.[a-z_]{1,40}$/
const LONGEST_WORDS = 60
const LONGEST_LINK = 1_000

const words = z.string().transform(text => cleanLine(text, LONGEST_WORDS))

const link = z
  .string()
  .trim()
  .max(LONGEST_LINK)
  .refine(text => ownLinks.some(own => own === text) || isTemplate(text), 'link')

/**
 * One line of the operator's panel: `source` is `contact.<key>` or `lead.<key>` for a field of the company's own, or
 * `computed.<name>`; `title` stands above the value, `key` in bold before it.
 */
export const panelLineSchema = z.object({
  source: z.string().regex(SOURCE, 'source'),
  title: words.pipe(z.string()),
  key: words.nullish().transform(text => text ?? null),
  link: z.union([link, z.literal('').transform(() => null)]).nullish().transform(text => text ?? null),
})

export type PanelLine = z.output<typeof panelLineSchema>

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

/** The address behind `{value}`, or null for a template that is no http or https address. */
export function fillLink(template: string, value: string): string | null {
  const filled = template.replaceAll('{value}', encodeURIComponent(value.toWellFormed()))
  return isAddress(filled) ? filled : null
}

function isTemplate(text: string): boolean {
  return isAddress(text.replaceAll('{value}', 'x'))
}

function isAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}
