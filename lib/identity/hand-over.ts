import { nextInTurn, type PoolMember } from '../leads/round-robin'

/** What somebody who leaves still has, oldest first. */
export type OpenWork = {
  leads: { id: string; contactId: string }[]
  /** `leadManagerId`: whose the task's lead is, null where it has none or hangs on a contact alone */
  tasks: { id: string; leadId: string | null; contactId: string | null; leadManagerId: string | null }[]
  contacts: { id: string }[]
}

/** Who gets it: one person, the people of the round robin in turn, or nobody, and it waits in the queue. */
export type Receiver = { kind: 'person'; id: string } | { kind: 'pool'; members: PoolMember[] } | { kind: 'queue' }

/** Whose each thing is afterwards, by its id; null = nobody's. */
export type HandOver = Record<'leads' | 'tasks' | 'contacts', Map<string, string | null>>

/**
 * Divides the work of somebody who leaves. Dealt out by the pool, each lead goes to whoever has the fewest then; a
 * contact goes with its oldest lead, and one without any in turn; a task goes with its lead, else with its contact.
 */
export function planHandOver(leaverId: string, work: OpenWork, to: Receiver): HandOver {
  if (to.kind === 'person') {
    const all = (things: { id: string }[]) => new Map(things.map(({ id }) => [id, to.id]))
    return { leads: all(work.leads), tasks: all(work.tasks), contacts: all(work.contacts) }
  }
  const deal = to.kind === 'pool' ? dealer(to.members) : () => null
  const leads = new Map(work.leads.map(({ id }) => [id, deal()]))
  const ofLead = new Map(work.leads.toReversed().map(({ id, contactId }) => [contactId, leads.get(id) ?? null]))
  const dealContact = to.kind === 'pool' ? dealer(to.members.map(member => ({ ...member, openLeads: 0 }))) : () => null
  const contacts = new Map(
    work.contacts.map(({ id }) => [id, ofLead.has(id) ? (ofLead.get(id) ?? null) : dealContact()]),
  )
  const ownerOfTask = ({ leadId, contactId, leadManagerId }: OpenWork['tasks'][number]) => {
    if (leadId !== null) return leads.get(leadId) ?? (leadManagerId === leaverId ? null : leadManagerId)
    return (contactId !== null && contacts.get(contactId)) || null
  }
  return { leads, tasks: new Map(work.tasks.map(task => [task.id, ownerOfTask(task)])), contacts }
}

function dealer(members: PoolMember[]): () => string | null {
  const loads = members.map(member => ({ ...member }))
  return () => {
    const next = nextInTurn(loads)
    if (next) next.openLeads += 1
    return next?.id ?? null
  }
}
