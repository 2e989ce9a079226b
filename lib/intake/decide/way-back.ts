import type { Change } from '@/lib/identity/row-changes'
import type { MoveUndo } from '@/lib/identity/undo'
import { LEAD_NUMBER } from '@/lib/leads/lead-title'
import type { ChatFact } from '../facts'
import type { Plan } from '../plan'
import type { Case } from './case'

/**
 * The journal by which a person takes back that an event moved the chat, as of a move by hand: the chat, its lead where
 * that went along, and the lead that was made for it. What hangs on the chat or the lead then is found when it is taken
 * back. Where the rules had moved it, not an operator's link, it comes back pinned: by the rules alone the next event
 * would move it again.
 */
export function wayBack(c: Case, before: ChatFact, plan: Plan): MoveUndo {
  const { chat, leadNew, leadChange } = plan
  const changes: Change[] = []
  if (leadChange && leadChange.id === before.leadId && leadChange.contactId !== before.contactId) {
    const [from, to] = [{ contact_id: before.contactId }, { contact_id: leadChange.contactId }]
    changes.push({ does: 'update', table: 'leads', ids: [leadChange.id], from, to })
    const title = c.facts.lead?.title
    if (title !== undefined && title !== leadChange.title && !leadChange.title.includes(LEAD_NUMBER)) {
      changes.push({
        does: 'update',
        table: 'leads',
        ids: [leadChange.id],
        from: { title },
        to: { title: leadChange.title },
        soft: true,
      })
    }
  }
  changes.push({
    does: 'update',
    table: 'chats',
    ids: [before.id],
    from: { contact_id: before.contactId, lead_id: before.leadId, pinned: before.pinned || c.placed === undefined },
    to: { contact_id: chat?.contactId, lead_id: chat?.leadId, pinned: chat?.pinned },
  })
  return { changes, newLeadIds: leadNew ? [leadNew.id] : [] }
}
