import { label, LIMIT, line } from './read-text'
import { objectField, type JsonObject, type Notes } from './read-values'
import { safeHref } from './safe-href'

export type Call = {
  /** `callback`, `incoming` or `outgoing` as far as is known; lower case. */
  type: string | null
  /** `start`, `agent_connected`, `client_connected`, `end` or `error` as far as is known; lower case. */
  status: string | null
  phone: string | null
  /** Only with `error`. */
  reason: string | null
  /** Only after the end. Text from outside: use it as a link through `safeHref` alone, never fetch it. */
  recordUrl: string | null
}

/** The call of a call_event; null when there is no readable one. */
export function readCall(event: JsonObject, notes: Notes): Call | null {
  const call = objectField(event.call, notes, 'call')
  if (!call) return null
  const recordUrl = line(call.record_url, LIMIT.url, notes, 'call_record_url')
  if (recordUrl !== null && safeHref(recordUrl) === null) notes.add('call_record_url_unsafe')
  return {
    type: line(call.type, 50, notes, 'call_type')?.toLowerCase() ?? null,
    status: line(call.status, 50, notes, 'call_status')?.toLowerCase() ?? null,
    phone: line(call.phone, LIMIT.phone, notes, 'call_phone'),
    reason: label(call.reason, 1_000, notes, 'call_reason'),
    recordUrl,
  }
}
