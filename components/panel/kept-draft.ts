import { storedLine, type PanelLine } from '@/lib/settings/panel-line'
import type { LineDraft } from './panel-source'

/** What is being edited, and the stored lines it began with. */
export type PanelDraft = { began: PanelLine[]; lines: LineDraft[] }

/** A draft of the stored lines as they are. */
export function draftOf(stored: PanelLine[]): PanelDraft {
  return { began: stored, lines: stored.map(line => ({ ...line, id: line.source })) }
}

/**
 * The draft once newer lines are stored, by oneself or by somebody else: what was typed meanwhile stays, and only a
 * draft in which nothing was typed shows the stored lines.
 */
export function keepTyped(draft: PanelDraft, stored: PanelLine[]): PanelDraft {
  return sameLines(draft.lines, draft.began) ? draftOf(stored) : { began: stored, lines: draft.lines }
}

/** Whether two lists of lines would be stored as the same. */
export function sameLines(some: PanelLine[], others: PanelLine[]): boolean {
  return JSON.stringify(some.map(asStored)) === JSON.stringify(others.map(asStored))
}

/** The line without what only the editor knows of it. */
export function bareLine({ source, title, key, link }: PanelLine): PanelLine {
  return { source, title, key, link }
}

// A blank at the end is not kept, so it is no change.
function asStored(line: PanelLine): PanelLine {
  const stored = storedLine(line)
  return typeof stored === 'string' ? bareLine(line) : stored
}
