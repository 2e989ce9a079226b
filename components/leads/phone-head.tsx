import { MessageCircle, Phone } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { ChatStateBadge } from '@/components/chats/chat-state-badge'
import { BackToList } from '@/components/layout/back-to-list'
import { IconButton } from '@/components/ui/icon-button'
import { leadHeading } from '@/lib/leads/lead-heading'
import type { LeadPage } from '@/lib/leads/lead-queries'
import { LeadStatusBadge } from './lead-status-badge'

/** The head of a lead on a phone: who, in what state, and how to reach them. It stays while one reads. */
export function PhoneHead({ lead }: { lead: LeadPage }) {
  const t = useTranslations('leads.card')
  const { main, rest } = leadHeading(lead.title, lead.contact.name)
  const call = lead.contact.values.find(value => value.kind === 'phone' && value.href !== null)?.href
  const whatsapp = lead.contact.values.find(value => value.whatsapp !== null)?.whatsapp
  return (
    <header className="sticky top-0 z-20 -mx-4 -mt-5 mb-2 flex h-14 items-center gap-1.5 border-b border-line bg-canvas px-2 md:hidden">
      <BackToList own="/leads" others={['/queue', '/tasks', '/conflicts', '/contacts']} isIcon />
      <div className="min-w-0 flex-1">
        <h1 className="truncate text-base font-semibold">
          {main}
          {rest ? <span className="sr-only">, {rest}</span> : null}
        </h1>
        <p className="flex items-center gap-1.5 overflow-hidden text-xs text-muted">
          <ChatStateBadge state={lead.chat} />
          <LeadStatusBadge status={lead.status} />
          <span className="truncate">{rest}</span>
        </p>
      </div>
      {call ? (
        <IconButton asChild label={t('call')} className="text-muted">
          <a href={call}>
            <Phone aria-hidden />
          </a>
        </IconButton>
      ) : null}
      {whatsapp ? (
        <IconButton asChild label={t('whatsapp')} className="text-good">
          <a href={whatsapp} target="_blank" rel="noopener noreferrer">
            <MessageCircle aria-hidden />
          </a>
        </IconButton>
      ) : null}
    </header>
  )
}
