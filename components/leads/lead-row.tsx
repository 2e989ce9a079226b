import { CircleDashed, UserRoundX } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { ChatStateBadge } from '@/components/chats/chat-state-badge'
import { ShownValues } from '@/components/fields/shown-values'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { ListRow } from '@/components/ui/list-row'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Field } from '@/lib/fields/field'
import { contactHint } from '@/lib/leads/contact-hint'
import type { ListedLead } from '@/lib/leads/queries'
import { LeadStatusBadge } from './lead-status-badge'
import { useStageName } from './use-stage-name'

/** One lead of a list: a line where there is room, three short ones on a phone. */
export function LeadRow({ lead, shown }: { lead: ListedLead; shown: readonly Field[] }) {
  const t = useTranslations('leads')
  const stageName = useStageName()
  const hint = contactHint(lead.title, lead.contact)
  const missing = lead.incomplete.map((field) => (field === 'name' || field === 'email' || field === 'phone' ? t(`incomplete.${field}`) : field))
  return (
    <ListRow
      href={`/leads/${lead.id}`}
      className={shown.length > 0 ? undefined : 'lg:h-11 lg:py-0'}
      title={
        <>
          {lead.title}
          <span className="ml-3 font-normal text-muted max-lg:hidden">{hint.join(' · ')}</span>
        </>
      }
      detail={
        <>
          <span className="block truncate lg:hidden">{[stageName(lead.stage), ...hint].join(' · ')}</span>
          <ShownValues fields={shown} values={lead.values} />
        </>
      }
      badges={
        <>
          <ChatStateBadge state={lead.chat} />
          <Tags tags={lead.tags} />
          <LeadStatusBadge status={lead.status} />
          {missing.length > 0 ? (
            <span title={t('incomplete.missing', { fields: missing.join(', ') })}>
              <Badge icon={CircleDashed}>{t('incomplete.mark')}</Badge>
            </span>
          ) : null}
          <span className="lg:hidden">
            <Manager lead={lead} />
          </span>
        </>
      }
      endBy="title"
      end={
        <>
          <span className="w-24 truncate max-lg:hidden">{stageName(lead.stage)}</span>
          <span className="w-36 max-lg:hidden">
            <Manager lead={lead} />
          </span>
          <span className="min-w-18 text-right" title={t('lastActivity')}>
            <RelativeTime at={lead.lastActivityAt.toISOString()} />
          </span>
        </>
      }
    />
  )
}

// More than two would push out what the row is about.
const TAGS_SHOWN = 2

function Tags({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null
  const shown = tags.slice(0, TAGS_SHOWN)
  return (
    <span title={tags.join(', ')} className="inline-flex max-w-full gap-1.5">
      {shown.map(tag => (
        <Badge key={tag} className="max-w-28 shrink">
          {tag}
        </Badge>
      ))}
      {tags.length > shown.length ? <Badge>+{tags.length - shown.length}</Badge> : null}
    </span>
  )
}

function Manager({ lead: { manager } }: { lead: ListedLead }) {
  const t = useTranslations('leads')
  if (!manager) {
    return (
      <span className="flex h-6 items-center gap-2 text-sm text-muted">
        <UserRoundX aria-hidden className="mx-1 size-4 shrink-0" />
        <span className="truncate">{t('noManager')}</span>
      </span>
    )
  }
  return (
    <span className="flex h-6 items-center gap-2 text-sm text-ink">
      <Avatar name={manager.name} seed={manager.id} size="sm" />
      <span className="truncate">{manager.name}</span>
    </span>
  )
}
