import { ArrowLeft } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { ChatStateBadge } from '@/components/chats/chat-state-badge'
import { ChangersOnly } from '@/components/layout/may-change'
import type { LeadPage } from '@/lib/leads/lead-queries'
import { LeadActions } from './lead-actions'
import { LeadStatusBadge } from './lead-status-badge'
import { LeadTitle } from './lead-title'

/** The head of a lead: its title, what it is doing, and what can be done with it. */
export function LeadHead({ lead, stages }: { lead: LeadPage; stages: string[] }) {
  const t = useTranslations('leads')
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
      <div className="min-w-0 flex-1 basis-72">
        <Link
          href="/leads"
          className="-ml-1 inline-flex h-7 items-center gap-1 rounded-md px-1 text-sm text-muted transition-colors hover:text-ink touch:h-11"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t('back')}
        </Link>
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
