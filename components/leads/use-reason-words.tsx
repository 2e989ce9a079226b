import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PersonName } from '@/components/team/person-name'
import {
  ladderSteps,
  type LadderStep,
  type ManagerReason,
  type RuleName,
  type SkippedStep,
} from '@/lib/leads/assign-owner'

const CODES: readonly string[] = [...ladderSteps, 'nobody', 'hand', 'queue', 'leaver'] satisfies ManagerReason['code'][]

const UNKNOWN = '?'

/**
 * The assignment in the reader's words: why somebody, which step, and why not that one. Where `linksPeople`, the names
 * lead to the people: a page for administrators.
 */
export function useReasonWords(linksPeople: boolean) {
  const t = useTranslations('leads.reason')
  const person = (id: string | null | undefined) => (words: ReactNode) => (
    <PersonName id={(linksPeople && id) || null}>{words}</PersonName>
  )
  const rule = (named: RuleName | undefined) => (named ? t(`rule.${named.subject}`, { value: named.value }) : UNKNOWN)
  return {
    /** Null for a reason without a code, as of a lead made by hand. `managerId` is whose lead it is by this reason. */
    why(reason: Partial<ManagerReason>, managerId: string | null): ReactNode {
      if (reason.code === undefined || !CODES.includes(reason.code)) return null
      if (reason.code === 'leaver')
        return t.rich('leaver', { name: reason.userName ?? 'none', person: person(managerId) })
      const { operator, userName, openLeads } = reason
      const values = { operator: operator ?? UNKNOWN, name: userName ?? UNKNOWN, count: openLeads ?? 0 }
      return t.rich(reason.code, { ...values, rule: rule(reason.rule), person: person(reason.userId ?? managerId) })
    },
    step: (step: LadderStep) => t(`step.${step}`),
    skip(skip: SkippedStep): ReactNode {
      const { step, why, operator, userName, openLeads } = skip
      if (why === 'none') return t(`skipped.none.${step}`)
      const values = {
        operator: operator ?? UNKNOWN,
        name: userName ?? UNKNOWN,
        count: openLeads ?? 0,
        person: person(skip.userId),
      }
      if (why !== 'inactive') return t.rich(`skipped.${why}`, values)
      if (skip.rule) return t.rich('skipped.inactiveRule', { ...values, rule: rule(skip.rule) })
      return t.rich(operator ? 'skipped.inactiveOperator' : 'skipped.inactive', { ...values, name: userName ?? 'none' })
    },
  }
}
