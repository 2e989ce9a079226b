import { isEchoOf } from './phone'

/** An identifier of a contact, as far as comparing needs it. */
export type KnownIdentifier = {
  id: string
  kind: 'email' | 'phone' | 'visitor'
  raw: string
  key: string | null
  e164: string | null
  flag: string | null
  isPrimary: boolean
  candidate: boolean
  shared: boolean
}

/** An e-mail or phone that a chat brought, read by the rules of its kind. */
export type BroughtValue = {
  kind: 'email' | 'phone'
  raw: string
  /** null: unreadable, or a phone without its DDD – kept as text, never matched, never a question */
  key: string | null
  e164: string | null
  phoneKind: string | null
  flag: string | null
  extension: string | null
  candidate: boolean
  /** A known contact other than this one who owns the key. */
  ownerId: string | null
  /** Several contacts have it, or it is marked shared: it is kept here too and decides nothing. */
  sharedElsewhere: boolean
}

/** What the contact has settled before. */
export type Settled = {
  ignored: { kind: string; key: string }[]
  /** pairs of this contact and another, “keep as is” */
  kept: { otherId: string; key: string }[]
}

export type Comparison =
  /** Known already: its last sight moves on; `upgrade` when the new writing completes the old (the ninth digit). */
  | { does: 'echo'; identifierId: string; upgrade: BroughtValue | null }
  /** What only looked like this number has now been given without a doubt: from here on it matches. */
  | { does: 'confirm'; identifierId: string; value: BroughtValue }
  | { does: 'add'; value: BroughtValue; primary: boolean }
  | { does: 'ask'; value: BroughtValue; crm: KnownIdentifier }
  | { does: 'ask_two'; value: BroughtValue; otherId: string }
  | { does: 'count_ignored'; value: BroughtValue }
  | { does: 'nothing'; value: BroughtValue; because: 'kept' | 'echo_of_longer' | 'pinned' }

export type Policy = 'ask' | 'add'

/**
 * Compares what a chat brought with what the contact has (the conflict policy, rows 2–8 and 11). Equality is by
 * key; a value is never overwritten: it is known, fills what is missing, becomes a question, or was settled before.
 * @param pinned the chat was placed by a person, so a value of somebody else is no longer a question
 */
export function compareValues(
  brought: BroughtValue[],
  known: KnownIdentifier[],
  settled: Settled,
  policy: { email: Policy; phone: Policy },
  pinned: boolean,
): Comparison[] {
  const has = [...known]
  return brought.map(value => {
    const result = compareOne(value, has, settled, policy[value.kind], pinned)
    // Two values in one event: the second must see the first.
    if (result.does === 'add') has.push(asKnown(result.value, result.primary))
    return result
  })
}

function compareOne(
  value: BroughtValue,
  known: KnownIdentifier[],
  settled: Settled,
  policy: Policy,
  pinned: boolean,
): Comparison {
  const ofKind = known.filter(identifier => identifier.kind === value.kind)
  const same = findSame(value, ofKind)
  const isNowSure = same !== null && same.candidate && value.key !== null && !value.candidate
  if (same && !isNowSure) return { does: 'echo', identifierId: same.id, upgrade: completes(value, same) ? value : null }
  if (!value.key || value.candidate) return compareUnmatched(value, ofKind)
  if (settled.ignored.some(past => past.kind === value.kind && past.key === value.key)) {
    return { does: 'count_ignored', value }
  }
  const { ownerId } = value
  if (ownerId) {
    if (pinned) return { does: 'nothing', value, because: 'pinned' }
    const kept = settled.kept.some(pair => pair.otherId === ownerId && pair.key === value.key)
    return kept ? { does: 'nothing', value, because: 'kept' } : { does: 'ask_two', value, otherId: ownerId }
  }
  if (isNowSure) return { does: 'confirm', identifierId: same.id, value }
  if (value.sharedElsewhere) return { does: 'add', value, primary: !ofKind.some(one => one.isPrimary) }
  const crm = ofKind.find(one => one.isPrimary && one.key) ?? ofKind.find(one => one.key && !one.candidate)
  if (!crm) return { does: 'add', value, primary: true }
  return policy === 'add' ? { does: 'add', value, primary: false } : { does: 'ask', value, crm }
}

// The same key, or the same text without one; else the digits of a candidate, now given as the foreign number they were.
function findSame(value: BroughtValue, ofKind: KnownIdentifier[]): KnownIdentifier | null {
  const same = ofKind.find(one => (value.key ? one.key === value.key : one.raw === value.raw))
  const isSure = value.key !== null && !value.candidate && value.e164 !== null
  return same ?? ofKind.find(one => isSure && one.candidate && `+${one.raw.replace(/\D/g, '')}` === value.e164) ?? null
}

// A text that matches nobody is kept once, beside what is there.
function compareUnmatched(value: BroughtValue, ofKind: KnownIdentifier[]): Comparison {
  if (value.kind === 'phone' && !value.key && isEchoOf(value.raw, ofKind)) {
    return { does: 'nothing', value, because: 'echo_of_longer' }
  }
  return { does: 'add', value, primary: value.kind === 'phone' && ofKind.length === 0 }
}

/** The stored number lacked the ninth digit and this writing has it, or the other way round: the fuller one wins. */
function completes(value: BroughtValue, known: KnownIdentifier): boolean {
  return known.flag === 'ninth_digit_added' && value.flag === null && value.e164 !== null
}

function asKnown(value: BroughtValue, isPrimary: boolean): KnownIdentifier {
  const { kind, raw, key, e164, flag, candidate } = value
  return { id: '', kind, raw, key, e164, flag, isPrimary, candidate, shared: value.sharedElsewhere }
}
