import type { Utm } from '@/lib/chats/queries'
import { chatState, type ChatState, type StoredChatState } from '@/lib/chats/chat-state'
import { byUse, cardValue, type CardValue, type StoredValue } from '@/lib/contacts/card-values'
import { isPlaceholderName } from '@/lib/contacts/person-name'
import { SURVIVOR_SQL } from '@/lib/contacts/survivor-sql'
import { readColour, type ChannelColour } from '@/lib/channels/colours'
import { pool } from '@/lib/db/pool'
import type { Touch } from '@/lib/jivo/user-token'
import type { ManagerReason } from './assign-owner'
import { incompleteFields } from './incomplete'
import { LACKING_SQL } from './incomplete-sql'
import type { Person } from './queries'
import type { LeadStatus } from './status'

export type Visit = {
  pageUrl: string | null
  pageTitle: string | null
  referrer: string | null
  landingPage: string | null
  utm: Utm
  firstTouch: Touch | null
  lastTouch: Touch | null
  geo: Partial<Record<'country' | 'region' | 'city', string | null>> | null
  ip: string | null
  userAgent: string | null
  userToken: string | null
}

/** A lead with everything its page shows beside the timeline. */
export type LeadPage = {
  id: string
  number: number
  version: number
  title: string
  source: string
  status: LeadStatus
  stage: string
  description: string
  manager: Person | null
  managerReason: Partial<ManagerReason>
  channel: { name: string; colour: ChannelColour | null } | null
  tags: string[]
  createdAt: Date
  lastActivityAt: Date
  /** state of its liveliest chat, null without any */
  chat: ChatState | null
  contact: { id: string; name: string | null; storedName: string | null; values: CardValue[]; openConflicts: number }
  incomplete: string[]
  /** values of custom fields, as stored */
  values: { lead: unknown; contact: unknown }
  /** of its first chat */
  visit: Visit | null
}

type ChatFact = { state: StoredChatState; lastEventAt: string }
type JsonValue = Omit<StoredValue, 'firstSeenAt' | 'lastSeenAt'> & { firstSeenAt: string; lastSeenAt: string }
type LeadPageRow = Omit<LeadPage, 'chat' | 'incomplete' | 'contact' | 'channel'> & {
  channel: { name: string; colour: string | null } | null
  chats: ChatFact[]
  requiredFields: string[]
  lacking: string[]
  contact: { id: string; name: string | null; values: JsonValue[]; openConflicts: number }
}

/** Whether there is a lead of this id. */
export async function hasLead(id: string): Promise<boolean> {
  return (await pool().query('SELECT FROM leads WHERE id = $1', [id])).rowCount === 1
}

/** One lead for its page; null when there is none. The contact of a merged one is the survivor. */
export async function getLeadPage(id: string, now: Date): Promise<LeadPage | null> {
  const { rows } = await pool().query<LeadPageRow>(LEAD, [id])
  if (!rows[0]) return null
  const { chats, requiredFields, lacking, ...lead } = rows[0]
  const { values: stored, name, ...contact } = lead.contact
  const primary = (kind: string) => stored.find(value => value.kind === kind && value.isPrimary)?.raw ?? null
  const isNamed = !isPlaceholderName(name, { email: primary('email'), phone: primary('phone') })
  return {
    ...lead,
    channel: lead.channel && { name: lead.channel.name, colour: readColour(lead.channel.colour) },
    contact: {
      ...contact,
      name: isNamed ? name : null,
      storedName: name,
      values: emailsFirst(stored.map(shownValue).sort(byUse)),
    },
    chat: liveliest(chats, now),
    incomplete: incompleteFields(
      requiredFields,
      {
        name: isNamed,
        email: stored.some(value => value.kind === 'email' && value.key !== null),
        phone: stored.some(value => value.kind === 'phone' && (value.key !== null || value.e164 !== null)),
      },
      lacking,
    ),
  }
}

function emailsFirst(values: CardValue[]): CardValue[] {
  return [...values.filter(({ kind }) => kind === 'email'), ...values.filter(({ kind }) => kind === 'phone')]
}

function shownValue(value: JsonValue): CardValue {
  return cardValue({ ...value, firstSeenAt: new Date(value.firstSeenAt), lastSeenAt: new Date(value.lastSeenAt) })
}

/** The running one if any, else the latest. */
function liveliest(chats: ChatFact[], now: Date): ChatState | null {
  const states = chats
    .toSorted((a, b) => Date.parse(b.lastEventAt) - Date.parse(a.lastEventAt))
    .map(chat => chatState(chat.state, new Date(chat.lastEventAt), now))
  return states.find(state => state === 'running') ?? states[0] ?? null
}

const LEAD = `
  SELECT l.id, l.number, l.version, l.title, l.source, l.status, l.stage, coalesce(l.description, '') AS description,
    l.manager_reason AS "managerReason", l.created_at AS "createdAt", l.last_activity_at AS "lastActivityAt",
    (SELECT json_build_object('name', name, 'colour', colour) FROM channels WHERE id = l.channel_id) AS channel, l.tags,
    CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS manager,
    coalesce((SELECT required_fields FROM settings), '{}') AS "requiredFields", ${LACKING_SQL('name')} AS lacking,
    json_build_object('lead', l.custom_fields, 'contact', c.custom_fields) AS values,
    coalesce((
      SELECT json_agg(json_build_object('state', h.state, 'lastEventAt', h.last_event_at)) FROM chats h WHERE h.lead_id = l.id
    ), '[]') AS chats,
    json_build_object('id', c.id, 'name', c.name,
      'openConflicts', (SELECT count(*) FROM conflicts f WHERE f.state = 'open' AND c.id IN (f.contact_id, f.other_contact_id)),
      'values', coalesce((
        SELECT json_agg(json_build_object('id', i.id, 'kind', i.kind, 'raw', i.raw, 'key', i.key, 'e164', i.e164,
          'phoneKind', i.phone_kind, 'flag', i.flag, 'extension', i.extension, 'isPrimary', i.is_primary,
          'candidate', i.candidate, 'shared', i.shared, 'verified', i.verified, 'source', i.source, 'sourceChat', NULL,
          'firstSeenAt', i.first_seen_at, 'lastSeenAt', i.last_seen_at))
        FROM identifiers i WHERE i.contact_id = c.id AND i.kind IN ('email', 'phone')
      ), '[]')) AS contact,
    CASE WHEN v.id IS NOT NULL THEN json_build_object('pageUrl', v.page_url, 'pageTitle', v.page_title, 'referrer', v.referrer,
      'landingPage', v.landing_page, 'utm', v.utm, 'firstTouch', v.first_touch, 'lastTouch', v.last_touch, 'geo', v.geo,
      'ip', v.ip, 'userAgent', v.user_agent, 'userToken', v.user_token) END AS visit
  FROM leads l
  JOIN contacts c ON c.id = ${SURVIVOR_SQL('l.contact_id')}
  LEFT JOIN users u ON u.id = l.manager_id
  LEFT JOIN chats v ON v.id = l.first_chat_id
  WHERE l.id = $1`
