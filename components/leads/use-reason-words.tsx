import { useTranslations } from 'next-intl'
import type { LadderStep, ManagerReason, RuleName, SkippedStep } from '@/lib/leads/assign-owner'

const CODES: readonly string[] = [
  'operator',
  'assigned_agent',
  'contact_owner',
  'department_rule',
  'source_rule',
  'round_robin',
  'channel_default',
  'account_default',
  'nobody',
  'hand',
  'queue',
  'leaver',
] satisfies ManagerReason['code'][]

const UNKNOWN = '?'

/** The assignment in the reader's words: why somebody, which step, and why not that one. */
export function useReasonWords() {
  const t = useTranslations('leads.reason')
  const rule = (named: RuleName | undefined) => (named ? t(`rule.${named.subject}`, { value: named.value }) : UNKNOWN)
  return {
    /** Null for a reason without a code, as of a lead made by hand. */
    why(reason: Partial<ManagerReason>): string | null {
      if (reason.code === undefined || !CODES.includes(reason.code)) return null
      if (reason.code === 'leaver') return t('leaver', { name: reason.userName ?? 'none' })
      const { operator, userName, openLeads } = reason
      const values = { operator: operator ?? UNKNOWN, name: userName ?? UNKNOWN, count: openLeads ?? 0 }
      return t(reason.code, { ...values, rule: rule(reason.rule) })
    },
    step: (step: LadderStep) => t(`step.${step}`),
    skip(skip: SkippedStep): string {
      const { step, why, operator, userName, openLeads } = skip
      if (why === 'none') return t(`skipped.none.${step}`)
      const values = { operator: operator ?? UNKNOWN, name: userName ?? UNKNOWN, count: openLeads ?? 0 }
      if (why !== 'inactive') return t(`skipped.${why}`, values)
      if (skip.rule) return t('skipped.inactiveRule', { ...values, rule: rule(skip.rule) })
      return t(operator ? 'skipped.inactiveOperator' : 'skipped.inactive', { ...values, name: userName ?? 'none' })
    },
  }
}
