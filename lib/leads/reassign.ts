import type { ManagerReason } from './assign-owner'

/**
 * Why a lead goes to `userName` now that the operator with this key maps to them: the step of the ladder at which that
 * operator was passed over (unmapped, or mapped to somebody who left), or at which it named somebody else. Null when the
 * operator had no say in this lead. Takes the reason that is stored.
 */
export function reasonAfterMapping(stored: unknown, key: string, userName: string): ManagerReason | null {
  const reason = (stored ?? {}) as Partial<ManagerReason>
  const skipped = Array.isArray(reason.skipped) ? reason.skipped : []
  const at = skipped.findIndex(
    ({ step, why, operator }) =>
      (step === 'operator' || step === 'assigned_agent') &&
      (why === 'unmapped' || why === 'inactive') &&
      operator === key,
  )
  const step = skipped[at]?.step
  if (step === 'operator' || step === 'assigned_agent') {
    return { code: step, operator: key, userName, ...(at > 0 && { skipped: skipped.slice(0, at) }) }
  }
  if ((reason.code !== 'operator' && reason.code !== 'assigned_agent') || reason.operator !== key) return null
  return { code: reason.code, operator: key, userName, ...(skipped.length > 0 && { skipped }) }
}
