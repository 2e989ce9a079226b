const DAY_MS = 24 * 60 * 60 * 1000

/** An open lead of the contact, as far as the choice needs it. */
export type OpenLead = { id: string; lastActivityAt: Date }

/**
 * The lead a new chat joins: among the contact's open ones that had activity within the setting's days, the one
 * with the latest; null = a new lead. 0 days: every chat is a lead of its own.
 */
export function chooseLead<T extends OpenLead>(open: T[], now: Date, openLeadDays: number): T | null {
  const since = now.getTime() - openLeadDays * DAY_MS
  const fresh = open.filter(lead => openLeadDays > 0 && lead.lastActivityAt.getTime() >= since)
  return fresh.reduce<T | null>(
    (best, lead) => (best && best.lastActivityAt >= lead.lastActivityAt ? best : lead),
    null,
  )
}
