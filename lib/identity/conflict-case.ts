import type { Message } from '../chats/message'
import { byUse, cardValue, type CardValue, type StoredValue } from '../contacts/card-values'
import type { Nameable } from '../contacts/contact-label'
import { formatPhone, readPhones } from '../contacts/phone'
import { offeredChoices, type Choice, type Offer } from './choices'
import { contestedValue, type ContestedValue } from './contested-value'
import { linesAround, type QuotedLine } from './lines-around'
import { markDifference, type Marked } from './mark-difference'
import type { ValueKind } from './rows'
import { isWithinUndo } from './undo'

/** One of the people of a conflict, with everything they are known by. */
export type CasePerson = Nameable & {
  id: string
  owner: string | null
  ownerId: string | null
  chats: number
  leads: number
  createdAt: string
  emails: CardValue[]
  phones: CardValue[]
  /** id of the value in dispute, if this person has it */
  holds: string | null
}

type CaseChat = {
  id: string
  number: string | null
  kind: 'chat' | 'offline' | 'call'
  startedAt: string
  leadId: string
  leadTitle: string
}

/** A conflict with all that one needs to settle it. */
export type ConflictCase = {
  id: string
  kind: ValueKind | 'two_contacts'
  keyKind: ValueKind | 'visitor'
  state: 'open' | 'resolved' | 'ignored'
  /** of the contact, to be sent back with the choice */
  version: number
  contact: CasePerson
  other: CasePerson | null
  /** the e-mail or phone that the chat brought, as people read it */
  value: { kind: ValueKind; shown: string }
  visitorNumber: string | null
  /** what the contact has of this kind today: its primary; null when it has none */
  crm: CardValue | null
  /** of a settled one: what the CRM had before, null when it had nothing or nothing of it was kept */
  before: CrmBefore | null
  /** the CRM's value and the chat's with the differing part marked; null where nothing is compared */
  marked: [Marked, Marked] | null
  chat: CaseChat | null
  /** the file that brought the value, where no chat did */
  importFile: string | null
  seenCount: number
  firstSeenAt: string
  lastSeenAt: string
  lines: QuotedLine[]
  offers: Offer[]
  settled: { choice: Choice; by: string | null; at: string; undo: 'possible' | 'too_late' | 'by_other' } | null
}

/** `settled`: the value when the conflict was settled; `opened`: that one was not kept, this is from when the conflict opened. */
export type CrmBefore = { shown: string; known: 'settled' | 'opened' }

/** A conflict as it is read, before it is made ready. */
export type CaseRow = Pick<
  ConflictCase,
  'id' | 'kind' | 'keyKind' | 'state' | 'version' | 'seenCount' | 'importFile'
> & {
  key: string
  chatValue: string
  firstSeenAt: Date
  lastSeenAt: Date
  choice: Choice | null
  settledBy: string | null
  settledAt: Date | null
  hasUndo: boolean
  /** the contact's primary when it was settled; not kept of those settled long ago */
  settledCrmValue: string | null
  /** the value that the settlement took away, by what its undo keeps */
  removedValue: string | null
  /** what the contact had when the conflict opened */
  openedCrmValue: string | null
  contact: PersonRow
  other: PersonRow | null
  chat: (CaseChat & { messages: Message[] }) | null
  /** a chat that brought the value still stands on the contact */
  chatHere: boolean
}

export type PersonRow = Omit<CasePerson, 'emails' | 'phones' | 'holds'> & {
  values: StoredValue[]
}

/** Makes a stored conflict ready to be looked at and settled. */
export function conflictCase(row: CaseRow, now: Date): ConflictCase {
  const value = contestedValue({ key_kind: row.keyKind, key: row.key, chat_value: row.chatValue })
  const contact = casePerson(row.contact, value)
  const other = row.other && casePerson(row.other, value)
  const { kind, shown } = shownOf(value, row.chatValue)
  const crm = (kind === 'email' ? contact.emails : contact.phones).find(one => one.isPrimary) ?? null
  const before = crmBefore(row, kind)
  const compared = row.state === 'open' ? crm : before
  const isCompared = row.kind !== 'two_contacts' && compared !== null && compared.shown !== shown
  return {
    ...{
      id: row.id,
      kind: row.kind,
      keyKind: row.keyKind,
      state: row.state,
      version: row.version,
      seenCount: row.seenCount,
      importFile: row.importFile,
    },
    ...{ contact, other, crm, before, value: { kind, shown }, chat: row.chat && withoutMessages(row.chat) },
    visitorNumber: row.keyKind === 'visitor' ? row.key.slice(row.key.indexOf(':') + 1) : null,
    marked: isCompared ? markDifference(compared.shown, shown, kind === 'phone' ? 'digit' : 'word') : null,
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    lines: row.chat ? linesAround(row.chat.messages, { kind, text: row.chatValue }) : [],
    offers: row.state === 'open' ? offersOf(row, value, crm) : [],
    settled: row.choice && {
      ...{ choice: row.choice, by: row.settledBy, at: (row.settledAt ?? row.lastSeenAt).toISOString() },
      undo:
        !row.hasUndo || row.settledAt === null
          ? 'by_other'
          : isWithinUndo(row.settledAt, now)
            ? 'possible'
            : 'too_late',
    },
  }
}

/** The value a chat brought, as people read it. */
export function contestedShown(conflict: Parameters<typeof contestedValue>[0]): ConflictCase['value'] {
  return shownOf(contestedValue(conflict), conflict.chat_value)
}

function shownOf(value: ContestedValue | null, text: string): ConflictCase['value'] {
  if (!value) return { kind: 'phone', shown: text }
  return { kind: value.kind, shown: value.kind === 'phone' ? formatPhone(value) : value.key }
}

function crmBefore(row: CaseRow, kind: ValueKind): CrmBefore | null {
  if (row.state === 'open') return null
  const settled = row.settledCrmValue ?? row.removedValue
  if (settled !== null) return { shown: shownText(kind, settled), known: 'settled' }
  return row.openedCrmValue === null ? null : { shown: shownText(kind, row.openedCrmValue), known: 'opened' }
}

function shownText(kind: ValueKind, raw: string): string {
  const [phone, ...more] = kind === 'phone' ? readPhones(raw) : []
  return phone && more.length === 0 ? formatPhone(phone) : raw
}

function offersOf(row: CaseRow, value: ContestedValue | null, crm: CardValue | null): Offer[] {
  const all = [...row.contact.values, ...(row.other?.values ?? [])]
  const disputed = all.find(one => value !== null && one.kind === value.kind && one.key === value.key)
  return offeredChoices({
    kind: row.kind,
    keyKind: row.keyKind,
    disputed: disputed && value ? { kind: value.kind, shared: disputed.shared } : null,
    linked: all.some(one => one.kind === 'visitor' && one.key === row.key),
    verified: crm?.verified ?? false,
    chatHere: row.chatHere,
  })
}

function casePerson({ values, ...person }: PersonRow, value: ContestedValue | null): CasePerson {
  const ofKind = (kind: ValueKind) =>
    values
      .filter(one => one.kind === kind)
      .map(cardValue)
      .toSorted(byUse)
  const holds = values.find(one => value !== null && one.kind === value.kind && one.key === value.key)
  return { ...person, emails: ofKind('email'), phones: ofKind('phone'), holds: holds?.id ?? null }
}

function withoutMessages({ messages: _, ...chat }: NonNullable<CaseRow['chat']>): CaseChat {
  return chat
}
