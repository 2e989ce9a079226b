import { Ban, CircleCheck, CircleX } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { LeadStatus } from '@/lib/leads/status'

/** What became of a lead; nothing for one that is open. */
export function LeadStatusBadge({ status }: { status: LeadStatus }) {
  const t = useTranslations('leads.status')
  if (status === 'open') return null
  if (status === 'won') {
    return (
      <Badge tone="good" icon={CircleCheck}>
        {t('won')}
      </Badge>
    )
  }
  return <Badge icon={status === 'spam' ? Ban : CircleX}>{t(status)}</Badge>
}
