import { useTranslations } from 'next-intl'
import { ladderSteps, type ManagerReason, type SkippedStep } from '@/lib/leads/assign-owner'
import { useReasonWords } from './use-reason-words'

type WhyThisManagerProps = {
  reason: Partial<ManagerReason>
  managerId: string | null
  /** Whether the reader may open the people of the company. */
  linksPeople: boolean
}

/** Why a lead is whose it is, and every step of the assignment that was skipped on the way. */
export function WhyThisManager({ reason, managerId, linksPeople }: WhyThisManagerProps) {
  const t = useTranslations('leads.reason')
  const words = useReasonWords(linksPeople)
  const why = words.why(reason, managerId)
  if (why === null) return null
  const skipped = (reason.skipped ?? []).filter(({ step }) => ladderSteps.includes(step))
  return (
    <>
      <p className="mt-1.5 text-sm break-words text-muted">{why}</p>
      {skipped.length > 0 ? (
        <details className="mt-1 text-sm text-muted">
          <summary className="cursor-pointer hover:text-ink">{t('skipped.title')}</summary>
          <SkippedSteps {...{ skipped, linksPeople }} />
        </details>
      ) : null}
    </>
  )
}

function SkippedSteps({ skipped, linksPeople }: { skipped: SkippedStep[]; linksPeople: boolean }) {
  const words = useReasonWords(linksPeople)
  return (
    <ul className="mt-1 flex flex-col gap-1 pl-3">
      {skipped.map((skip, at) => (
        <li key={at} className="break-words">
          <span className="font-semibold">{words.step(skip.step)}</span>: {words.skip(skip)}
        </li>
      ))}
    </ul>
  )
}
