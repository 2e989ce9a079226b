import { contactSearch, type Bind } from '@/lib/contacts/search-sql'
import { instantOf, nextDate } from '@/lib/settings/work-calendar'
import type { DeliveryFilters } from './schema'

const PEOPLE_FOUND = 500

/** The instants at which a day of the zone begins and the next one does. */
export function boundsOfDay(day: string, timeZone: string): { from: Date; to: Date } {
  return { from: instantOf(day, '00:00', timeZone), to: instantOf(nextDate(day), '00:00', timeZone) }
}

/** The filters of the log as conditions on a delivery `d`. Of a search, the first 500 people found count. */
export function deliveryConditions(filters: Omit<DeliveryFilters, 'cursor'>, timeZone: string, bind: Bind): string[] {
  const { outcome, event, channel, day, q } = filters
  const where = ['true']
  if (outcome) where.push(`d.outcome = ${bind(outcome)}`)
  if (event) where.push(`d.event_name = ${bind(event)}`)
  if (channel) where.push(`d.channel_id = ${bind(channel)}`)
  if (day) {
    const { from, to } = boundsOfDay(day, timeZone)
    where.push(`d.received_at >= ${bind(from)} AND d.received_at < ${bind(to)}`)
  }
  if (q) where.push(`d.id IN (${about(q, bind)})`)
  return where
}

function about(q: string, bind: Bind): string {
  const people = `
    SELECT x.id FROM (SELECT id FROM ${contactSearch(q, bind).contactIds} AS found(id) LIMIT ${PEOPLE_FOUND}) p
    JOIN deliveries x ON x.contact_id = p.id`
  const number = /^#?(\d{1,20})$/.exec(q)?.[1]
  if (!number) return people
  const subjects = ['chat', 'call', 'offline', 'visitor'].map(kind => `${kind}:${number}`)
  // By channel, for that is how the index begins.
  return `${people} UNION ALL
    SELECT x.id FROM channels n JOIN deliveries x ON x.channel_id = n.id AND x.subject = ANY (${bind(subjects)}::text[])`
}
