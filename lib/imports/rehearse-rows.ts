import type { ContactFact } from '@/lib/intake/facts'
import type { PeopleFacts } from '@/lib/intake/people-facts'
import { planRow, type RowCase } from './plan-row'
import type { RowRead } from './read-row'
import type { LeadFact } from './plan-lead'
import type { LeadOutcome, Outcome, Said } from './row-result'

/** A row of the file as readRow has read it. */
type ReadRow = { number: number; read: RowRead }

export type RehearsedRow = { number: number; outcome: Outcome; lead: LeadOutcome | null; said: Said[] }

/**
 * The world as the rows rehearsed so far would leave it: the same person twice in a file is one contact here too. It grows
 * with what is read of the database (`learn`) and with every row.
 */
export class Rehearsal {
  private readonly contacts = new Map<string, ContactFact>()
  private readonly holders = new Map<string, Set<string>>()
  private readonly leads = new Map<string, Map<string, LeadFact>>()
  private readonly numbered = new Map<number, LeadFact>()

  constructor(private readonly rest: Pick<RowCase, 'now' | 'newId'> & { origin: Omit<RowCase['origin'], 'row'> }) {}

  /** Takes in contacts of the database; one that a row has changed already stays as that row left it. */
  learn(contacts: readonly ContactFact[], leads: readonly LeadFact[] = []): void {
    for (const contact of contacts) if (!this.contacts.has(contact.id)) this.put(contact)
    for (const lead of leads) if (!this.leads.get(lead.contactId)?.has(lead.id)) this.putLead(lead)
  }

  /** What would come of a row, after the ones before it. */
  rehearse(
    { number, read }: ReadRow,
    world: Omit<PeopleFacts, 'contacts'>,
    knows: (contactId: string, description: string) => boolean,
  ): RehearsedRow {
    if (!read.ok) return { number, outcome: 'refused', lead: null, said: [read.said] }
    const { description, lead: asked } = read.reading
    const contacts = this.holdersOf(read.reading.values).map(contact => ({
      ...contact,
      knowsDescription: description !== null && (contact.knowsDescription || knows(contact.id, description)),
    }))
    const leads = asked ? this.leadsFor(contacts, asked.number) : []
    const origin = { ...this.rest.origin, row: number }
    const { outcome, said, after, lead } = planRow({
      ...this.rest,
      reading: read.reading,
      facts: { ...world, contacts },
      leads,
      origin,
    })
    this.put({ ...after, knowsDescription: false })
    if (lead) this.putLead(lead.after)
    return { number, outcome, lead: lead?.outcome ?? null, said }
  }

  private leadsFor(contacts: readonly ContactFact[], number: number | null): LeadFact[] {
    const own = contacts.flatMap(({ id }) => [...(this.leads.get(id)?.values() ?? [])])
    const numbered = number === null ? undefined : this.numbered.get(number)
    return numbered ? [...own, numbered] : own
  }

  private putLead(lead: LeadFact): void {
    const own = this.leads.get(lead.contactId) ?? new Map<string, LeadFact>()
    this.leads.set(lead.contactId, own.set(lead.id, lead))
    if (lead.number !== null) this.numbered.set(lead.number, lead)
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
