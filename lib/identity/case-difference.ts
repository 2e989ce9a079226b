import type { CasePerson, ConflictCase } from './conflict-case'

/** Something about a conflict's people that is another one now than somebody saw; an empty list of values is ''. */
export type Difference = { what: 'name' | 'email' | 'phone' | 'owner' | 'gone'; seen: string; now: string }

/**
 * What of a conflict's contact (and the other one) has changed since a person looked, as far as it is shown beside the
 * choices; [] where only something else of the contact has changed.
 */
export function caseDifference(seen: ConflictCase, now: ConflictCase): Difference[] {
  return [
    ...personDifference(seen.contact, now.contact),
    ...(seen.other ? personDifference(seen.other, now.other) : []),
  ]
}

function personDifference(seen: CasePerson, now: CasePerson | null): Difference[] {
  if (!now) return [{ what: 'gone', seen: seen.name ?? '', now: '' }]
  const pairs: [Difference['what'], string, string][] = [
    ['name', seen.name ?? '', now.name ?? ''],
    ['phone', values(seen.phones), values(now.phones)],
    ['email', values(seen.emails), values(now.emails)],
    ['owner', seen.owner ?? '', now.owner ?? ''],
  ]
  return pairs.flatMap(([what, before, after]) => (before === after ? [] : [{ what, seen: before, now: after }]))
}

// The primary stands first, so that another star is another text.
function values(of: CasePerson['phones']): string {
  return of.map(one => one.shown).join(', ')
}
