import type { Facts } from './facts'
import type { Plan } from './plan'

/**
 * The people to whom a plan gives a lead, a contact or a task, in the order in which everybody locks them. Whoever
 * merely keeps what they have is not among them.
 */
export function givenTo(plan: Plan, facts: Pick<Facts, 'contacts'>): string[] {
  const { leadNew, leadChange, contactNew, contactChange, tasksNew } = plan
  const before = facts.contacts.find(one => one.id === contactChange?.id)?.owner?.id
  const given = [
    leadNew?.managerId,
    leadChange?.assigned ? leadChange.managerId : null,
    contactNew?.ownerId,
    contactChange?.ownerId === before ? null : contactChange?.ownerId,
    ...tasksNew.map(task => task.assigneeId),
  ]
  return [...new Set(given.filter(id => id !== null && id !== undefined))].sort()
}
