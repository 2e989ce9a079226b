import { v7 as uuidv7 } from 'uuid'
import { pool } from '@/lib/db/pool'
import type { JivoAnswer } from '@/lib/jivo/answer'
import { parseEvent } from '@/lib/jivo/events'
import type { PanelLine } from '@/lib/settings/panel-line'
import { buildAnswer } from './build-answer'
import { decide } from './decide/decide'
import { readCase } from './rehearse'

/**
 * The answer that Jivo would get now if this contact began a chat, with the given lines instead of the saved ones: the
 * intake's own reading, decision and answer, without writing. Refuses a contact that is gone, one that no chat could be
 * matched to (`unmatched`: no e-mail, phone or visitor number), and an installation without a channel.
 */
export async function rehearseAnswer(
  { contactId, lines }: { contactId: string; lines: PanelLine[] },
  { appUrl, now }: { appUrl: string; now: Date },
): Promise<{ ok: true; answer: JivoAnswer } | { ok: false; reason: 'gone' | 'unmatched' | 'no_channel' }> {
  const visitor = await findVisitor(contactId)
  if (visitor === null) return { ok: false, reason: 'gone' }
  if (visitor.channelId === null) return { ok: false, reason: 'no_channel' }
  const parsed = parseEvent(bodyOf(visitor, uuidv7()))
  if (parsed.kind !== 'event') throw new Error('the rehearsed body is no event')
  const c = await readCase(parsed.event, visitor.channelId, { appUrl, now })
  if (!c) return { ok: false, reason: 'no_channel' }
  const { person } = decide(c)
  if (person?.contactId !== contactId) return { ok: false, reason: 'unmatched' }
  const settings = { ...c.facts.settings, panelLines: lines }
  return {
    ok: true,
    answer: buildAnswer(person, c.reading, { settings, fields: c.facts.fields, words: c.words, appUrl }),
  }
}

type Visitor = { channelId: string | null; email: string | null; phone: string | null; number: string | null }

// What a chat would be matched by: the e-mail, else the phone, else the visitor number in its channel.
async function findVisitor(contactId: string): Promise<Visitor | null> {
  const key = (kind: string, column: string) => `
    (SELECT i.${column} FROM identifiers i WHERE i.contact_id = c.id AND i.kind = '${kind}' AND i.key IS NOT NULL
       AND NOT i.shared AND NOT i.candidate ORDER BY i.is_primary DESC, i.first_seen_at LIMIT 1)`
  const { rows } = await pool().query<Visitor & { visitor: { channelId: string; number: string } | null }>(
    `SELECT ${key('email', 'raw')} AS email, ${key('phone', 'e164')} AS phone, v.visitor,
            coalesce(v.visitor->>'channelId', (SELECT id::text FROM channels ORDER BY simulated, created_at LIMIT 1)) AS "channelId"
     FROM contacts c
     LEFT JOIN LATERAL (
       SELECT json_build_object('channelId', i.channel_id, 'number', split_part(i.key, ':', 2)) AS visitor
       FROM identifiers i WHERE i.contact_id = c.id AND i.kind = 'visitor' ORDER BY i.last_seen_at DESC LIMIT 1) v ON true
     WHERE c.id = $1 AND c.merged_into_id IS NULL AND c.erased_at IS NULL`,
    [contactId],
  )
  const row = rows[0]
  if (!row) return null
  const isKnownByValue = row.email !== null || row.phone !== null
  return { ...row, number: isKnownByValue ? null : (row.visitor?.number ?? null) }
}

function bodyOf({ email, phone, number }: Visitor, id: string): Uint8Array {
  const visitor = { email, phone: email ? null : phone, number }
  return new TextEncoder().encode(JSON.stringify({ event_name: 'chat_accepted', chat_id: `rehearsal-${id}`, visitor }))
}
