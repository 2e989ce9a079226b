import type { ContactFact } from '@/lib/intake/facts'
import type { PeopleFacts } from '@/lib/intake/people-facts'
import { planRow, type RowCase } from './plan-row'
import { readRow, type RowRules } from './read-row'
import type { Outcome, Said } from './row-result'
import type { TableRow } from './read-table'

export type RehearsedRow = { number: number; outcome: Outcome; said: Said[] }

/**
 * The world as the rows rehearsed so far would leave it: the same person twice in a file is one contact here too. It grows
 * with what is read of the database (`learn`) and with every row.
 */
export class Rehearsal {
  private readonly contacts = new Map<string, ContactFact>()
  private readonly holders = new Map<string, Set<string>>()

  constructor(
    private readonly rules: RowRules,
    private readonly rest: Pick<RowCase, 'now' | 'newId'> & { origin: Omit<RowCase['origin'], 'row'> },
  ) {}

  /** Takes in contacts of the database; one that a row has changed already stays as that row left it. */
  learn(contacts: readonly ContactFact[]): void {
    for (const contact of contacts) if (!this.contacts.has(contact.id)) this.put(contact)
  }

  /** What would come of a row, after the ones before it. */
  rehearse({ number, cells }: TableRow, world: Omit<PeopleFacts, 'contacts'>, knows: (contactId: string, description: string) => boolean): RehearsedRow {
    const read = readRow(cells, this.rules)
    if (!read.ok) return { number, outcome: 'refused', said: [read.said] }
    const { description } = read.reading
    const contacts = this.holdersOf(read.reading.values).map(contact => ({
      ...contact,
      knowsDescription: description !== null && (contact.knowsDescription || knows(contact.id, description)),
    }))
    const { outcome, said, after } = planRow({ ...this.rest, reading: read.reading, facts: { ...world, contacts }, origin: { ...this.rest.origin, row: number } })
    this.put({ ...after, knowsDescription: false })
    return { number, outcome, said }
  }

  private holdersOf(values: { kind: string; key: string | null }[]): ContactFact[] {
    const ids = new Set(values.flatMap(({ kind, key }) => [...(this.holders.get(`${kind}:${key}`) ?? [])]))
    return [...ids].flatMap(id => this.contacts.get(id) ?? [])
  }

  private put(contact: ContactFact): void {
    this.contacts.set(contact.id, contact)
    for (const { kind, key } of contact.identifiers) {
      if (key === null) continue
      const name = `${kind}:${key}`
      this.holders.set(name, (this.holders.get(name) ?? new Set()).add(contact.id))
    }
  }
}
