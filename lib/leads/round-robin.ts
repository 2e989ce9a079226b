import type { Presence } from '@/lib/team/availability'
import type { Person } from './assign-owner'

/** Somebody who takes part in the round robin. */
export type PoolMember = Person &
  Presence & {
    /** their share beside the others' */
    weight: number
    openLeads: number
    /** when they last got a lead, an ISO instant; null = never */
    lastLeadAt: string | null
  }

type Load = Pick<PoolMember, 'id' | 'weight' | 'openLeads' | 'lastLeadAt'>

/**
 * Whose turn it is among those who are there: the fewest open leads for their weight, of equals who waited longest for
 * a new lead, then by id. Nobody gets more than their share of all open leads while somebody has less than theirs, so
 * that of n leads dealt out in a row each has within one of what their weight says (Balinski and Young's quota method).
 * Null where there is nobody.
 */
export function nextInTurn<Member extends Load>(members: readonly Member[]): Member | null {
  const leads = members.reduce((sum, { openLeads }) => sum + openLeads, 0)
  const weights = members.reduce((sum, { weight }) => sum + weight, 0)
  const belowTheirShare = members.filter(({ openLeads, weight }) => openLeads * weights < (leads + 1) * weight)
  return belowTheirShare.toSorted(byTurn)[0] ?? null
}

function byTurn(one: Load, other: Load): number {
  const byLoad = (one.openLeads + 1) * other.weight - (other.openLeads + 1) * one.weight
  return byLoad || lastLead(one) - lastLead(other) || (one.id < other.id ? -1 : 1)
}

function lastLead({ lastLeadAt }: Load): number {
  return lastLeadAt === null ? 0 : Date.parse(lastLeadAt)
}
