import { CircleCheck, CircleX, Inbox, ShieldBan } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { List, ListRow } from '@/components/ui/list-row'
import { RelativeTime } from '@/components/ui/relative-time'
import type { CardLead } from '@/lib/contacts/card-queries'

/** The leads of a contact, newest first. */
export function ContactLeads({ leads, timeZone }: { leads: CardLead[]; timeZone: string }) {
  return (
    <List>
      {leads.map(lead => (
        <ListRow
          key={lead.id}
          href={`/leads/${lead.id}`}
          start={<Inbox aria-hidden className="size-4 shrink-0 text-muted" />}
          title={lead.title}
          detail={lead.manager}
          badges={<LeadState lead={lead} />}
          end={<RelativeTime at={lead.createdAt} timeZone={timeZone} />}
        />
      ))}
    </List>
  )
}

function LeadState({ lead }: { lead: CardLead }) {
  const t = useTranslations('leads')
  if (lead.status === 'open')
    return <Badge>{t(STAGES.has(lead.stage) ? `stage.${lead.stage as Stage}` : 'status.open')}</Badge>
  const [tone, icon] = MARKS[lead.status]
  return (
    <Badge tone={tone} icon={icon}>
      {t(`status.${lead.status}`)}
    </Badge>
  )
}

type Stage = 'new' | 'contacted' | 'qualified' | 'proposal' | 'negotiation'

const STAGES: ReadonlySet<string> = new Set<Stage>(['new', 'contacted', 'qualified', 'proposal', 'negotiation'])

const MARKS = {
  won: ['good', CircleCheck],
  lost: ['neutral', CircleX],
  spam: ['neutral', ShieldBan],
} as const
