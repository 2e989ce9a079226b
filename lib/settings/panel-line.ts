import { cleanLine } from '@/lib/text/clean-text'

/** What the CRM works out of itself for the operator in Jivo. */
export const computedLines = [
  'manager',
  'open_lead',
  'open_leads',
  'stage',
  'last_chat',
  'known_since',
  'open_conflicts',
  'tags',
] as const

export type ComputedLine = (typeof computedLines)[number]

/** Jivo shows an operator ten lines; the table's check says so too. */
export const MOST_PANEL_LINES = 10

/** Where a press on a line leads: our page of the contact or of its open lead, or an address with `{value}` in it. */
export const ownLinks = ['contact', 'lead'] as const

/** One line of the operator's panel; see `panelLineSchema`. */
export type PanelLine = { source: string; title: string; key: string | null; link: string | null }

const LONGEST_WORDS = 60
const LONGEST_LINK = 1_000

/** Words of a line as they are stored; null for nothing. */
export function cleanWords(text: string): string | null {
  return cleanLine(text, LONGEST_WORDS)
}

/** Whether a link, trimmed, may be stored. */
export function isPanelLink(link: string): boolean {
  return link.length <= LONGEST_LINK && (ownLinks.some(own => own === link) || isTemplate(link))
}

/** A line as it is stored, or the part of it that may not be. */
export function storedLine({ source, title, key, link }: PanelLine): PanelLine | 'title' | 'link' {
  const address = link?.trim() || null
  if (address !== null && !isPanelLink(address)) return 'link'
  const words = cleanWords(title)
  if (words === null) return 'title'
  return { source, title: words, key: key === null ? null : cleanWords(key), link: address }
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
