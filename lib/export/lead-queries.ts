import { isPlaceholderName } from '@/lib/contacts/person-name'
import type { Bind } from '@/lib/contacts/search-sql'
import { pool } from '@/lib/db/pool'
import type { LeadListFilters } from '@/lib/leads/list-filters'
import { leadConditions } from '@/lib/leads/list-sql'
import { BATCH_ROWS, inBatches } from './batches'
import { countWithin } from './count-queries'
import { IDENTIFIERS_SQL } from './identifiers-sql'
import type { ExportedLead } from './lead-columns'

/** The leads of a list in its order, in batches. A batch may take as long as any statement of a screen. */
export function leadBatches(filters: LeadListFilters, userId: string): AsyncGenerator<ExportedLead[]> {
  return inBatches(async after => {
    const values: unknown[] = []
    const bind: Bind = value => `$${values.push(value)}`
    const where = leadConditions(filters, userId, bind)
    if (after) where.push(`(l.created_at, l.id) < (${bind(after.at)}, ${bind(after.id)}::uuid)`)
    const { rows } = await pool().query<ExportedLead>(leadsSql(where.join(' AND ')), values)
    return rows.map(named)
  })
}

/** How many leads the file will have; null when that takes too long to count. */
export function countExportedLeads(filters: LeadListFilters, userId: string): Promise<number | null> {
  const values: unknown[] = []
  const where = leadConditions(filters, userId, value => `$${values.push(value)}`)
  return countWithin(`SELECT count(*)::int AS count FROM leads l WHERE ${where.join(' AND ')}`, values)
}

const leadsSql = (where: string) => `
  WITH page AS (SELECT l.* FROM leads l WHERE ${where} ORDER BY l.created_at DESC, l.id DESC LIMIT ${BATCH_ROWS})
  SELECT l.id, l.number, l.title, l.status, l.stage, l.source, l.description, l.tags, c.name AS contact, own.*, u.name AS manager,
    h.name AS channel, v.utm, l.last_activity_at AS "lastActivityAt", l.created_at AS "createdAt",
    json_build_object('lead', l.custom_fields, 'contact', c.custom_fields) AS values
  FROM page l JOIN contacts c ON c.id = l.contact_id LEFT JOIN users u ON u.id = l.manager_id
  LEFT JOIN channels h ON h.id = l.channel_id LEFT JOIN chats v ON v.id = l.first_chat_id
  CROSS JOIN LATERAL (${IDENTIFIERS_SQL('c.id')}) own
  ORDER BY l.created_at DESC, l.id DESC`

// As in the list: what only stands where a name is missing is none.
function named(lead: ExportedLead): ExportedLead {
  const isNamed = !isPlaceholderName(lead.contact, { email: lead.emails[0], phone: lead.phones[0]?.raw })
  return isNamed ? lead : { ...lead, contact: null }
}
