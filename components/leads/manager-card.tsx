import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { SkippedStep } from '@/lib/leads/assign-owner'
import type { LeadPage } from '@/lib/leads/lead-queries'
import type { Person } from '@/lib/leads/queries'
import { ManagerChoice } from './manager-choice'

type ManagerCardProps = { lead: LeadPage; people: Person[]; userId: string; children?: React.ReactNode }

/** Whose lead it is and why; what comes next stands below (`children`). */
export function ManagerCard({ lead, people, userId, children }: ManagerCardProps) {
  const t = useTranslations('leads.card')
  return (
    <Card className="px-4 py-3.5">
      <h2 className="mb-1.5 text-xs font-semibold text-muted">{t('manager')}</h2>
      <ManagerChoice id={lead.id} version={lead.version} manager={lead.manager} people={people} userId={userId} />
      <Reason reason={lead.managerReason} />
      {children}
    </Card>
  )
}

const CODES = ['operator', 'assigned_agent', 'contact_owner', 'channel_default', 'account_default', 'nobody', 'hand'] as const

function Reason({ reason }: { reason: LeadPage['managerReason'] }) {
  const t = useTranslations('leads.reason')
  const code = CODES.find((known) => known === reason.code)
  if (!code) return null
  const skipped = (reason.skipped ?? []).filter(({ why }) => why === 'bot' || why === 'unmapped' || why === 'inactive')
  return (
    <>
      <p className="mt-1.5 text-sm break-words text-muted">
        {t(code, { operator: reason.operator ?? '?', name: reason.userName ?? '?' })}
      </p>
      {skipped.length > 0 ? (
        <details className="mt-1 text-sm text-muted">
          <summary className="cursor-pointer hover:text-ink">{t('skipped.title')}</summary>
          <ul className="mt-1 flex flex-col gap-1 pl-3">
            {skipped.map((step) => (
              <li key={step.step} className="break-words">
                <Skipped step={step} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function Skipped({ step }: { step: SkippedStep }) {
  const t = useTranslations('leads.reason.skipped')
  const why = step.why === 'bot' || step.why === 'unmapped' || step.why === 'inactive' ? t(step.why) : ''
  return `${t(step.step, { operator: step.operator ?? '' }).trim()} ${why}`
}
