import { ChatStateBadge } from '@/components/chats/chat-state-badge'
import { BackToList } from '@/components/layout/back-to-list'
import { ChangersOnly } from '@/components/layout/may-change'
import type { LeadPage } from '@/lib/leads/lead-queries'
import { LeadActions } from './lead-actions'
import { LeadStatusBadge } from './lead-status-badge'
import { LeadTitle } from './lead-title'

/** The head of a lead: its title, what it is doing, and what can be done with it. */
export function LeadHead({ lead, stages }: { lead: LeadPage; stages: string[] }) {
  return (
    <header className="mb-5 flex max-md:mb-3 flex-wrap items-end justify-between gap-x-4 gap-y-3">
      <div className="min-w-0 flex-1 basis-72 max-md:hidden">
        <BackToList own="/leads" others={['/queue', '/tasks', '/conflicts', '/contacts']} />
        <div className="flex min-h-9 flex-wrap items-center gap-x-2.5 gap-y-1">
          <LeadTitle id={lead.id} version={lead.version} title={lead.title} />
          <ChatStateBadge state={lead.chat} />
          <LeadStatusBadge status={lead.status} />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <ChangersOnly>
          <LeadActions id={lead.id} version={lead.version} status={lead.status} stage={lead.stage} stages={stages} />
        </ChangersOnly>
      </div>
    </header>
  )
}
