import type { FieldValue } from '@/lib/fields/field'
import type { LeadStatus } from '@/lib/leads/status'
import { cleanLine, cleanText } from '@/lib/text/clean-text'
import { isEmptyLike } from '@/lib/text/empty-like'
import { findManager, type ReadManager } from './find-manager'
import type { LeadTarget, Target } from './guess-columns'
import { findStage, findStatus } from './lead-words'
import { readCustom } from './read-custom'
import type { RowRules } from './row-rules'
import { LONGEST_TEXT, LONGEST_TITLE } from './too-long'

const LONGEST_WORD = 200

/** A word of a cell, and what it names among those that there are. */
export type Named<Value> = { text: string; value: Value | null }

/** The lead that a row speaks of. */
export type LeadReading = {
  /** as an export numbers it */
  number: number | null
  title: string | null
  stage: Named<string> | null
  status: Named<LeadStatus> | null
  manager: ReadManager | null
  tags: string[]
  description: string | null
  custom: Record<string, FieldValue>
  unfit: Record<string, string>
}

/** What a row says of a lead. Null where none of its cells has anything: a number alone asks for nothing. */
export function readLead(cells: readonly string[], rules: RowRules): LeadReading | null {
  const { mapping, stages, managers, leadFields } = rules
  const isOfLead = (target: Target | undefined) =>
    target !== undefined && target.startsWith('lead:') && target !== 'lead:number'
  if (!cells.some((cell, index) => isOfLead(mapping[index]) && !isEmptyLike(cell))) return null
  const textOf = (target: LeadTarget) =>
    cells.find((cell, index) => mapping[index] === target && !isEmptyLike(cell)) ?? null
  const named = <Value>(text: string | null, find: (text: string) => Value | null) => {
    const word = cleanLine(text, LONGEST_WORD)
    return word === null ? null : { text: word, value: find(word) }
  }
  const manager = cleanLine(textOf('lead:manager'), LONGEST_WORD)
  return {
    number: Number(/^#?(\d{1,9})$/.exec(textOf('lead:number')?.trim() ?? '')?.[1] ?? 0) || null,
    title: cleanLine(textOf('lead:title'), LONGEST_TITLE),
    stage: named(textOf('lead:stage'), text => findStage(text, stages)),
    status: named(textOf('lead:status'), findStatus),
    manager: manager === null ? null : findManager(manager, managers),
    tags: cells.filter((cell, index) => mapping[index] === 'lead:tags' && !isEmptyLike(cell)),
    description: cleanText(textOf('lead:description'), LONGEST_TEXT),
    ...readCustom(cells, { ...rules, fields: leadFields }, 'lead:field:'),
  }
}
