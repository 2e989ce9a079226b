import type { FieldType } from '../fields/field'
import { nextPrimary, primaryOf, star } from './primaries'
import type { Change } from './row-changes'
import type { ContactRow, IdentifierRow, Row, ValueKind } from './rows'

/** Whose value a merged contact has. */
export type FieldChoice = 'survivor' | 'loser' | 'both'

export type MergeChoices = Record<string, FieldChoice>

/** One field of the two contacts beside each other; `customFields.<key>` for a field of the company's own. */
export type MergeField = {
  field: string
  survivor: string | null
  loser: string | null
  differs: boolean
  default: FieldChoice
  /** long texts may be joined */
  canKeepBoth: boolean
}

type History = { chats: number; leads: number; tasks: number; notes: number; history: number }

const COLUMN_BY_FIELD = {
  name: 'name',
  description: 'description',
  organization: 'organization',
  jivoStatus: 'jivo_status',
  assignedAgent: 'assigned_agent',
} as const satisfies Record<string, keyof ContactRow>

/** What the company's own fields of contacts are, by key; two texts may be joined, two amounts may not. */
export type OwnFields = Record<string, { name: string; type: FieldType }>

type PlainField = keyof typeof COLUMN_BY_FIELD

const PLAIN_FIELDS = Object.keys(COLUMN_BY_FIELD) as PlainField[]
const JOINABLE: ReadonlySet<string> = new Set(['description', 'organization'])
const CUSTOM = 'customFields.'

/** Which of two stays when nobody says: the one with more history, of equals the older. */
export function survivorByDefault(
  one: { id: string; createdAt: Date; counts: History },
  other: { id: string; createdAt: Date; counts: History },
): string {
  const weight = ({ counts }: typeof one) => counts.chats + counts.leads + counts.tasks + counts.notes + counts.history
  const more = weight(one) - weight(other) || other.createdAt.getTime() - one.createdAt.getTime()
  return more > 0 || (more === 0 && one.id < other.id) ? one.id : other.id
}

/** The fields a person may choose between, in the order of the screen. */
export function mergeFields(survivor: ContactRow, loser: ContactRow, own: OwnFields = {}): MergeField[] {
  const plain = PLAIN_FIELDS.map(field =>
    fieldOf(field, text(survivor[COLUMN_BY_FIELD[field]]), text(loser[COLUMN_BY_FIELD[field]])),
  )
  const keys = [...new Set([...Object.keys(survivor.custom_fields), ...Object.keys(loser.custom_fields)])].toSorted()
  const isText = (key: string) => (own[key]?.type ?? 'text') === 'text'
  const custom = keys.map(key =>
    fieldOf(CUSTOM + key, text(survivor.custom_fields[key]), text(loser.custom_fields[key]), isText(key)),
  )
  return [...plain, ...custom].filter(field => field.survivor !== null || field.loser !== null)
}

/**
 * What a person's choices change on the survivor beside what a merge does by itself, and which values of the two were
 * left behind (the history keeps them). Empty never beats filled. Refuses a field there is none of, and “both” for what
 * is no long text.
 */
export function planFields(
  survivor: ContactRow,
  loser: ContactRow,
  choices: MergeChoices,
  own: OwnFields = {},
): { ok: true; set: Row; left: Row } | { ok: false; reason: 'not_offered'; field: string } {
  const fields = mergeFields(survivor, loser, own)
  const wrong = Object.entries(choices).find(([name, choice]) => {
    const field = fields.find(one => one.field === name)
    return field ? choice === 'both' && !field.canKeepBoth : !isKnownField(name)
  })
  if (wrong) return { ok: false, reason: 'not_offered', field: wrong[0] }
  const set: Row = {}
  const left: Row = attributesLeft(survivor, loser)
  const custom: Row = {}
  for (const field of fields.filter(one => one.differs)) {
    const choice = choices[field.field] ?? field.default
    const value = chosen(field, choice)
    if (choice !== 'both') {
      const behind = value === field.survivor ? field.loser : field.survivor
      if (behind !== null) left[field.field] = behind
    }
    if (value === chosen(field, field.default)) continue
    if (field.field.startsWith(CUSTOM))
      custom[field.field.slice(CUSTOM.length)] = customValue(survivor, loser, field, choice)
    else Object.assign(set, columnsOf(field.field as PlainField, value))
  }
  if (Object.keys(custom).length > 0) {
    set.custom_fields = { ...loser.custom_fields, ...filled(survivor.custom_fields), ...custom }
    set.fields_by_hand = [...new Set([...survivor.fields_by_hand, ...loser.fields_by_hand, ...Object.keys(custom)])]
  }
  return { ok: true, set, left }
}

/**
 * Stars and crossed-out values of the united e-mails and phones. The survivor's primaries stay unless a person starred
 * another; a text without key gives its star to the first value that can match. Visitor numbers are nobody's choice.
 * @param identifiers those of the survivor after the merge, the loser's among them
 */
export function planValues(
  identifiers: readonly IdentifierRow[],
  chosen: { stars: Partial<Record<ValueKind, string>>; drop: readonly string[] },
): { ok: true; changes: Change[]; dropped: IdentifierRow[] } | { ok: false; reason: 'not_offered'; field: string } {
  const dropped = identifiers.filter(one => chosen.drop.includes(one.id))
  if (dropped.length < chosen.drop.length || dropped.some(one => one.kind === 'visitor'))
    return { ok: false, reason: 'not_offered', field: 'drop' }
  const changes: Change[] = []
  for (const kind of ['email', 'phone'] as const) {
    const left = identifiers.filter(one => one.kind === kind && !chosen.drop.includes(one.id))
    const wanted = chosen.stars[kind]
    const before = primaryOf(identifiers, kind)
    const starred = wanted === undefined ? defaultStar(left, before) : left.find(one => one.id === wanted)
    if (wanted !== undefined && !starred) return { ok: false, reason: 'not_offered', field: kind }
    const moves = before?.id !== starred?.id
    if (moves && before) changes.push(star(before.id, false))
    changes.push(
      ...dropped
        .filter(one => one.kind === kind)
        .map(one => ({ does: 'delete', table: 'identifiers', row: { ...one, is_primary: false } }) as const),
    )
    if (moves && starred) changes.push(star(starred.id, true))
  }
  return { ok: true, changes, dropped }
}

function defaultStar(left: IdentifierRow[], before: IdentifierRow | null): IdentifierRow | null {
  const kept = before && left.includes(before) ? before : null
  if (kept?.key) return kept
  const next = left[0] ? nextPrimary(left, left[0].kind) : null
  return next?.key ? next : (kept ?? next)
}

// What Jivo's clients say of themselves is nobody's choice: the survivor's stand, the others are told.
function attributesLeft(survivor: ContactRow, loser: ContactRow): Row {
  const behind = Object.entries(loser.attributes).filter(([key, value]) => {
    return (
      Object.hasOwn(survivor.attributes, key) && text(survivor.attributes[key]) !== text(value) && text(value) !== null
    )
  })
  return Object.fromEntries(behind.map(([key, value]) => [`attributes.${key}`, text(value)]))
}

function fieldOf(
  field: string,
  survivor: string | null,
  loser: string | null,
  isJoinable = JOINABLE.has(field),
): MergeField {
  const canKeepBoth = survivor !== null && loser !== null && survivor !== loser && isJoinable
  return {
    field,
    survivor,
    loser,
    differs: survivor !== loser,
    default: survivor === null ? 'loser' : 'survivor',
    canKeepBoth,
  }
}

function isKnownField(name: string): boolean {
  return name.startsWith(CUSTOM) || PLAIN_FIELDS.some(field => field === name)
}

function chosen(field: MergeField, choice: FieldChoice): string | null {
  if (choice === 'both')
    return [field.survivor, field.loser]
      .filter(value => value !== null)
      .join(field.field === 'description' ? '\n\n' : ' / ')
  return choice === 'loser' ? (field.loser ?? field.survivor) : (field.survivor ?? field.loser)
}

// A person chose between two: that is an edit by hand.
function columnsOf(field: PlainField, value: string | null): Row {
  if (field === 'name') return { name: value, name_by_hand: true }
  if (field === 'description') return { description: value, description_by_hand: true }
  return { [COLUMN_BY_FIELD[field]]: value }
}

function customValue(survivor: ContactRow, loser: ContactRow, field: MergeField, choice: FieldChoice): unknown {
  const key = field.field.slice(CUSTOM.length)
  if (choice === 'both') return chosen(field, choice)
  return (choice === 'loser' ? loser : survivor).custom_fields[key]
}

function filled(fields: Row): Row {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => text(value) !== null))
}

function text(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean)
}
