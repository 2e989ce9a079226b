import type { Person } from '@/lib/leads/assign-owner'
import { fold } from '@/lib/text/fold'

/** Whoever may be given work, with what a file may call them. */
export type Manager = Person & { email: string; login: string | null }

/** Everybody who may be given work, by e-mail or login and by name; whoever shares a name stands beside the other. */
export type ManagerBook = { byAddress: ReadonlyMap<string, Person>; byName: ReadonlyMap<string, readonly Person[]> }

/** The manager that a cell names. Without a `person` nobody has that name (`unknown`), or several have (`ambiguous`). */
export type ReadManager =
  | { text: string; person: Person }
  | { text: string; person: null; because: 'unknown' | 'ambiguous' }

/** A book of these people, to be asked for every row. */
export function managerBook(managers: readonly Manager[]): ManagerBook {
  const byAddress = new Map<string, Person>()
  const byName = new Map<string, Person[]>()
  for (const { email, login, ...person } of managers) {
    byName.set(fold(person.name), [...(byName.get(fold(person.name)) ?? []), person])
    for (const address of [login, email]) if (address) byAddress.set(address.toLowerCase(), person)
  }
  return { byAddress, byName }
}

/** Whom a text names: by e-mail or login, else by a name that exactly one has, case and accents aside. */
export function findManager(text: string, { byAddress, byName }: ManagerBook): ReadManager {
  const ofAddress = byAddress.get(text.toLowerCase())
  if (ofAddress) return { text, person: ofAddress }
  const [person, ...others] = byName.get(fold(text)) ?? []
  if (!person) return { text, person: null, because: 'unknown' }
  return others.length > 0 ? { text, person: null, because: 'ambiguous' } : { text, person }
}

/** Whether this is the person a cell names already: an export writes the name, also of whoever has left since. */
export function isNamed({ text, person }: ReadManager, current: Pick<Person, 'id' | 'name'> | null): boolean {
  return current !== null && (person?.id === current.id || fold(text) === fold(current.name))
}
