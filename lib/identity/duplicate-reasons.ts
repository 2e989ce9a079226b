import { formatPhone } from '../contacts/phone'
import { isPlaceholderName } from '../contacts/person-name'

/** Why two contacts may be one person, with how sure that makes us, of 100. Equal live keys cannot occur. */
export const CONFIDENCE = {
  kept_apart: 90,
  same_ending: 60,
  shared_phone: 40,
  same_name_and_city: 30,
} as const

export type DuplicateReason = keyof typeof CONFIDENCE

export const DUPLICATE_REASONS = Object.keys(CONFIDENCE) as DuplicateReason[]

/** Stands in a kept pair for the two contacts themselves: somebody said that they are two people. */
export const WHATEVER = '*'

/**
 * Of a value that very many share (a reception's phone, five hundred Maria Silva of São Paulo) each contact is paired
 * with so many of the next ones: the rows grow with the contacts and not with their square, and nobody is left out.
 */
export const NEXT_OF_A_VALUE = 5

/** A phone of a contact; `ending` is its last eight digits. */
export type PhoneFact = {
  contactId: string
  ending: string
  raw: string
  key: string | null
  e164: string | null
  candidate: boolean
  shared: boolean
}

/** A contact that had a chat from a city; both folded for comparing and as people write them. */
export type NameFact = { contactId: string; name: string; city: string; shownName: string; shownCity: string }

/** An answer given before about two contacts: about a value they both were named by, or about themselves. */
export type KeptFact = {
  leastId: string
  greatestId: string
  key: string
  /** what the key belongs to, where one of the two still has it */
  held: { raw: string; key: string | null; e164: string | null } | null
}

/** What was read about some contacts, and about the later ones that have a value of theirs. */
export type ScanFacts = {
  /** the contacts whose pairs are wanted; a pair belongs to the lesser id of the two */
  contactIds: readonly string[]
  phones: readonly PhoneFact[]
  names: readonly NameFact[]
  kept: readonly KeptFact[]
}

/** Two contacts that may be one person, `leastId` before `greatestId`. */
export type Suspicion = {
  leastId: string
  greatestId: string
  reason: DuplicateReason
  confidence: number
  /** what is equal, as people read it */
  value: string
}

/**
 * The pairs among the facts that may be one person, each once, with its strongest reason. Contacts of which
 * somebody said that they are two people are never among them. A value that many share pairs each contact with the
 * next few only, see NEXT_OF_A_VALUE.
 */
export function suspectedPairs({ contactIds, phones, names, kept }: ScanFacts): Suspicion[] {
  const wanted = new Set(contactIds)
  const apart = new Set(kept.filter(one => one.key === WHATEVER).map(pairName))
  const found = new Map<string, Suspicion>()
  const pairs = [keptPairs(kept), phonePairs(phones, wanted), namePairs(names, wanted)].flat()
  for (const pair of pairs.toSorted(strongestFirst)) {
    const name = pairName(pair)
    if (wanted.has(pair.leastId) && !apart.has(name) && !found.has(name)) found.set(name, pair)
  }
  return [...found.values()]
}

/** Whether a name says who somebody is: two words at least, and no placeholder such as “Cliente Novo 12”. */
export function isTellingName(name: string | null): name is string {
  if (name === null || isPlaceholderName(name)) return false
  return (name.match(/\p{L}[\p{L}\p{M}]+/gu) ?? []).length >= 2
}

/** “Keep as is” about a value makes two contacts suspect, in the words of the value. */
export function keptSuspicion({ leastId, greatestId, key, held }: KeptFact): Suspicion {
  const value = held ? formatPhone(held) : key
  return { leastId, greatestId, reason: 'kept_apart', confidence: CONFIDENCE.kept_apart, value }
}

// Of equally sure reasons the same one each time, in whatever order the facts were read.
function strongestFirst(a: Suspicion, b: Suspicion): number {
  return b.confidence - a.confidence || (a.value < b.value ? -1 : 1)
}

function keptPairs(kept: readonly KeptFact[]): Suspicion[] {
  return kept.filter(one => one.key !== WHATEVER).map(keptSuspicion)
}

function phonePairs(phones: readonly PhoneFact[], wanted: ReadonlySet<string>): Suspicion[] {
  const telling = phones.filter(phone => !isNobodys(phone)).toSorted((a, b) => (a.raw < b.raw ? -1 : 1))
  return neighbours(
    groupBy(telling, phone => phone.ending),
    wanted,
    (one, other) => {
      const weak = firstPair(one, other, isOnlyAlike)
      if (weak) return { reason: 'same_ending', value: formatPhone(isWeak(weak[1]) ? weak[1] : weak[0]) }
      const same = firstPair(one, other, (a, b) => a.key === b.key && (a.shared || b.shared))
      return same && { reason: 'shared_phone', value: formatPhone(same[0]) }
    },
  )
}

function namePairs(names: readonly NameFact[], wanted: ReadonlySet<string>): Suspicion[] {
  const telling = names
    .filter(one => isTellingName(one.shownName) && one.city !== '')
    .toSorted((a, b) => (a.shownName < b.shownName ? -1 : 1))
  return neighbours(
    groupBy(telling, one => `${one.name}\n${one.city}`),
    wanted,
    ([one]) => (one ? { reason: 'same_name_and_city', value: `${one.shownName} · ${one.shownCity}` } : null),
  )
}

// A service number and eight equal digits are nobody's in particular.
function isNobodys({ key, ending }: PhoneFact): boolean {
  return key?.startsWith('BRS') || /^(\d)\1*$/.test(ending)
}

function isWeak({ key, candidate }: PhoneFact): boolean {
  return key === null || candidate
}

/** Equal endings where one of the two is not sure of the rest; two sure ones with different area codes are strangers. */
function isOnlyAlike(one: PhoneFact, other: PhoneFact): boolean {
  return isWeak(one) || isWeak(other) || isMobileOfLandline(one.key, other.key)
}

/** A landline to which another program once added a 9 reads as a mobile of the same last eight digits. */
function isMobileOfLandline(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other && one.slice(0, -1) === other.slice(0, -1) && /[ML]$/.test(one)
}

function firstPair<Fact>(one: Fact[], other: Fact[], fits: (a: Fact, b: Fact) => boolean): [Fact, Fact] | null {
  for (const a of one) for (const b of other) if (fits(a, b)) return [a, b]
  return null
}

type Common = { reason: DuplicateReason; value: string }

/** Each wanted contact of a group with the next few of it that have something in common with it. */
function neighbours<Fact extends { contactId: string }>(
  groups: Iterable<Fact[]>,
  wanted: ReadonlySet<string>,
  inCommon: (one: Fact[], other: Fact[]) => Common | null,
): Suspicion[] {
  const found: Suspicion[] = []
  for (const group of groups) {
    const members = [...groupBy(group, fact => fact.contactId)].toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
    for (const [index, one] of members.entries()) {
      if (!wanted.has(idOf(one))) continue
      let left = NEXT_OF_A_VALUE
      for (let at = index + 1; at < members.length && left > 0; at++) {
        const other = members[at] as Fact[]
        const common = inCommon(one, other)
        if (!common) continue
        found.push({ leastId: idOf(one), greatestId: idOf(other), ...common, confidence: CONFIDENCE[common.reason] })
        left -= 1
      }
    }
  }
  return found
}

function idOf(facts: { contactId: string }[]): string {
  return (facts[0] as { contactId: string }).contactId
}

function groupBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): Iterable<Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const name = nameOf(item)
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return groups.values()
}

function pairName({ leastId, greatestId }: { leastId: string; greatestId: string }): string {
  return `${leastId} ${greatestId}`
}
