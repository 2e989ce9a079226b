import { pool } from '@/lib/db/pool'
import { chatState, type ChatState, type StoredChatState } from './chat-state'
import type { Piece } from './join-reopened-chats'
import type { Message } from './message'
import type { ChatOperator } from './transcript-lines'

export type Utm = Partial<Record<'source' | 'medium' | 'campaign' | 'content' | 'term', string | null>>

/** A chat, an offline message or a call, as a timeline shows it. */
export type ChatPiece = Piece & {
  jivoChatId: string | null
  kind: 'chat' | 'offline' | 'call'
  state: ChatState
  rate: string | null
  finishedAt: Date | null
  channelName: string
  /** in the order in which they served */
  operators: ChatOperator[]
  pageUrl: string | null
  pageTitle: string | null
  utm: Utm
  department: string | null
  topic: string | null
  tags: string[]
  /** Played by the simulator, through whatever channel. */
  simulated: boolean
  call: {
    type: string | null
    status: string | null
    phone: string | null
    reason: string | null
    recordUrl: string | null
    connected: boolean
  }
}

type ChatPieceRow = Omit<ChatPiece, 'state' | 'endedAt'> & { state: StoredChatState; lastEventAt: Date }

/** The newest chats of a lead, or of a whole contact, with their transcripts; newest first. */
export async function listChatPieces(
  of: { leadId: string } | { contactId: string },
  { limit, now }: { limit: number; now: Date },
): Promise<ChatPiece[]> {
  const [column, id] = 'leadId' in of ? ['h.lead_id', of.leadId] : ['h.contact_id', of.contactId]
  const { rows } = await pool().query<ChatPieceRow>(
    `${PIECES} WHERE ${column} = $1 ORDER BY h.started_at DESC, h.id DESC LIMIT $2`,
    [id, limit],
  )
  return rows.map(row => chatPiece(row, now))
}

/** These chats with their transcripts, oldest first; ids that do not exist are left out. */
export async function getChatPieces(ids: string[], now: Date): Promise<ChatPiece[]> {
  const { rows } = await pool().query<ChatPieceRow>(
    `${PIECES} WHERE h.id = ANY ($1::uuid[]) ORDER BY h.started_at, h.id`,
    [ids],
  )
  return rows.map(row => chatPiece(row, now))
}

const PIECES = `
  SELECT h.id, h.channel_id AS "channelId", n.name AS "channelName", h.visitor_number AS "visitorNumber",
    h.jivo_chat_id AS "jivoChatId", h.kind, h.state, h.rate, h.started_at AS "startedAt", h.finished_at AS "finishedAt",
    h.last_event_at AS "lastEventAt", h.page_url AS "pageUrl", h.page_title AS "pageTitle", h.utm, h.department, h.topic,
    h.tags, h.messages,
    n.simulated OR EXISTS (SELECT FROM deliveries d WHERE d.chat_id = h.id AND d.simulated) AS simulated,
    json_build_object('type', h.call_type, 'status', h.call_status, 'phone', h.call_phone, 'reason', h.call_reason,
      'recordUrl', h.call_record_url, 'connected', h.call_connected) AS call,
    coalesce((
      SELECT json_agg(
        json_build_object('jivoId', coalesce(co.jivo_id, o.jivo_id), 'login', o.login, 'name', o.name) ORDER BY co.position, o.key
      )
      FROM chat_operators co JOIN operators o ON o.id = co.operator_id
      WHERE co.chat_id = h.id
    ), '[]'::json) AS operators
  FROM chats h JOIN channels n ON n.id = h.channel_id`

function chatPiece({ lastEventAt, ...row }: ChatPieceRow, now: Date): ChatPiece {
  const lastSaid = row.messages.findLast((message: Message) => message.at !== null)?.at
  return {
    ...row,
    state: chatState(row.state, lastEventAt, now),
    endedAt: lastSaid ? new Date(lastSaid) : (row.finishedAt ?? lastEventAt),
  }
}
