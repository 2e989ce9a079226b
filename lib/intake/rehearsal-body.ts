import type { Rehearsal } from './rehearsal-schema'

/** What Jivo would post for a chat that might come; its ids are nobody's. */
export function rehearsalBody(chat: Rehearsal, id: string): Uint8Array {
  const isOffline = chat.kind === 'offline'
  const isEmail = chat.contact?.includes('@') ?? false
  const operator = chat.operator?.startsWith('#') ? { id: chat.operator.slice(1) } : { email: chat.operator }
  const body = {
    event_name: isOffline ? 'offline_message' : 'chat_accepted',
    chat_id: isOffline ? null : `rehearsal-${id}`,
    offline_message_id: isOffline ? `rehearsal-${id}` : undefined,
    visitor: { email: isEmail ? chat.contact : null, phone: isEmail ? null : chat.contact },
    agent: !isOffline && chat.operator ? operator : null,
    department: chat.department ? { name: chat.department } : null,
    page: chat.pageUrl ? { url: /^https?:\/\//i.test(chat.pageUrl) ? chat.pageUrl : `https://${chat.pageUrl}` } : null,
    session: { utm_json: { source: chat.utmSource, medium: chat.utmMedium, campaign: chat.utmCampaign } },
  }
  return new TextEncoder().encode(JSON.stringify(body))
}
