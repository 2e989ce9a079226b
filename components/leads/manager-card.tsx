import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { LeadPage } from '@/lib/leads/lead-queries'
import type { Person } from '@/lib/leads/queries'
import { ManagerChoice } from './manager-choice'
import { WhyThisManager } from './why-this-manager'

type ManagerCardProps = {
  lead: LeadPage
  people: Person[]
  userId: string
  linksPeople: boolean
  children?: React.ReactNode
}

/** Whose lead it is and why; what comes next stands below (`children`). */
export function ManagerCard({ lead, people, userId, linksPeople, children }: ManagerCardProps) {
  const t = useTranslations('leads.card')
  return (
    <Card className="px-4 py-3.5">
      <h2 className="mb-1.5 text-xs font-semibold text-muted">{t('manager')}</h2>
      <ManagerChoice id={lead.id} version={lead.version} manager={lead.manager} people={people} userId={userId} />
      <WhyThisManager reason={lead.managerReason} managerId={lead.manager?.id ?? null} linksPeople={linksPeople} />
      {children}
    </Card>
  )
}
