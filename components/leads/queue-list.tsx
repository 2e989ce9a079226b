import { List, ListRow } from '@/components/ui/list-row'
import type { WaitingLead } from '@/lib/leads/queue-queries'
import { TakeLead } from './take-lead'
import { WaitingBadge } from './waiting-badge'

/** The leads that wait for somebody, each with how long, what was last said, and the way to take it. */
export function QueueList({ leads, now, mayTake }: { leads: WaitingLead[]; now: Date; mayTake: boolean }) {
  return (
    <List>
      {leads.map(lead => (
        <ListRow
          key={lead.id}
          href={`/leads/${lead.id}`}
          title={lead.title}
          detail={[lead.channel, lead.lastWords && `“${lead.lastWords}”`].filter(Boolean).join(' · ')}
          badges={<WaitingBadge since={lead.since} now={now} />}
          end={mayTake ? <TakeLead id={lead.id} title={lead.title} /> : null}
        />
      ))}
    </List>
  )
}
