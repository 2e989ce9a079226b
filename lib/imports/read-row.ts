import { withAreaCode } from '@/lib/contacts/hand-values'
import { cleanName, isPlaceholderName, phoneInName } from '@/lib/contacts/person-name'
import type { FieldValue } from '@/lib/fields/field'
import { readValues, type ReadValue } from '@/lib/intake/reading'
import { cleanLine, cleanText } from '@/lib/text/clean-text'
import { isEmptyLike } from '@/lib/text/empty-like'
import { splitList } from '@/lib/text/split-list'
import { findManager, type ReadManager } from './find-manager'
import type { Target } from './guess-columns'
import { readCustom } from './read-custom'
import { readLead, type LeadReading } from './read-lead'
import type { Said } from './row-result'
import type { RowRules } from './row-rules'
import { findTooLong, LONGEST_LINE, LONGEST_TEXT, TAG_MARKS } from './too-long'

const SHORTEST_NUMBER = 8
/** Nobody has more e-mails, phones or tags than this, nor a cell of them longer than so many of the longest addresses. */
const MOST_VALUES = 50
const LONGEST_VALUES = MOST_VALUES * 320

/** Whom a row speaks of, before it is known who that is: read by the rules of names, e-mails, phones and fields. */
export type RowReading = {
  name: string | null
  values: ReadValue[]
  organization: string | null
  /** the cells of tags, to be parted by readTags */
  tags: string[]
  description: string | null
  manager: ReadManager | null
  /** values of custom fields by key, and the texts that none of them could be */
  custom: Record<string, FieldValue>
  unfit: Record<string, string>
  lead: LeadReading | null
}

export type RowRead = { ok: true; reading: RowReading } | { ok: false; said: Said }

/**
 * Reads a row. Refuses one with more cells than the header, which a stray separator has shifted, one with more than 50
 * e-mails, phones or tags or with a longer text than the CRM keeps, and one without an e-mail or phone that says who it is:
 * names match nobody, so every import would make the person anew.
 */
export function readRow(cells: readonly string[], rules: RowRules): RowRead {
  if (cells.slice(rules.mapping.length).some(cell => cell.trim() !== ''))
    return { ok: false, said: { code: 'too_many_cells' } }
  const textsOf = (target: Target) =>
    cells.flatMap((cell, index) => (rules.mapping[index] === target && !isEmptyLike(cell) ? [cell.trim()] : []))
  const typed = cleanName(textsOf('name').join(' '))
  const cellsOf = {
    phone: textsOf('phone'),
    email: textsOf('email'),
    tags: textsOf('tags'),
    leadTags: textsOf('lead:tags'),
  }
  if (
    Object.values(cellsOf)
      .flat()
      .some(cell => cell.length > LONGEST_VALUES)
  )
    return TOO_MANY
  const phoneCells = cellsOf.phone.flatMap(phoneTexts)
  const emails = cellsOf.email.flatMap(text => text.split(/[\s,;|]+/)).filter(Boolean)
  const tagsOf = (tagCells: string[]) => tagCells.flatMap(text => text.split(TAG_MARKS))
  if ([phoneCells, emails, tagsOf(cellsOf.tags), tagsOf(cellsOf.leadTags)].some(({ length }) => length > MOST_VALUES))
    return TOO_MANY
  const tooLong = findTooLong(textsOf)
  if (tooLong) return { ok: false, said: tooLong }
  const phones = [...phoneCells, phoneInName(typed)].filter(text => text !== null)
  const values = readValues(emails, phones).map(value => withDdd(value, rules.areaCode))
  const refused = refusal(values)
  if (refused) return { ok: false, said: refused }
  const isNamed =
    typed !== null &&
    !isPlaceholderName(typed, {
      email: values.find(value => value.kind === 'email' && isSure(value))?.raw,
      phone: phones[0],
    })
  const [manager] = textsOf('manager')
  return {
    ok: true,
    reading: {
      name: isNamed ? typed : null,
      values,
      organization: cleanLine(textsOf('organization')[0], LONGEST_LINE),
      tags: cellsOf.tags,
      description: cleanText(textsOf('description').join('\n'), LONGEST_TEXT),
      manager: manager === undefined ? null : findManager(manager.slice(0, LONGEST_LINE), rules.managers),
      ...readCustom(cells, rules, 'field:'),
      lead: readLead(cells, rules),
    },
  }
}

const TOO_MANY: RowRead = { ok: false, said: { code: 'too_many_values' } }

/** Whether a value says who somebody is. */
export function isSure(value: Pick<ReadValue, 'key' | 'candidate'>): boolean {
  return value.key !== null && !value.candidate
}

function refusal(values: ReadValue[]): Said | null {
  if (values.some(isSure)) return null
  const [first] = values
  if (!first) return { code: 'no_key' }
  return { code: first.kind === 'email' ? 'email_invalid' : 'phone_unclear', value: first.raw }
}

// Several in one cell, unless a piece is too short to be a number: an extension, or a DDD that stands apart.
function phoneTexts(cell: string): string[] {
  const pieces = cell
    .split(/[,;|\n]/)
    .map(piece => piece.trim())
    .filter(Boolean)
  const digits = pieces.map(piece => piece.replace(/\D/g, '').length)
  return digits.every(count => count === 0 || count >= SHORTEST_NUMBER) ? pieces : [cell]
}

function withDdd(value: ReadValue, areaCode: string | null): ReadValue {
  if (areaCode === null || value.flag !== 'missing_ddd') return value
  return withAreaCode(value.raw, areaCode) ?? value
}

/** The tags of a cell; one that is known may hold a mark itself. */
export function readTags(cell: string, known: readonly string[]): string[] {
  const tags = splitList(cell.slice(0, MOST_VALUES * LONGEST_LINE), ',;|\n', tag => known.includes(tag)).flatMap(tag =>
    known.includes(tag) ? tag : (cleanLine(tag, LONGEST_LINE) ?? []),
  )
  return [...new Set(tags)].slice(0, MOST_VALUES)
}
