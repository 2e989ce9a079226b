import type { Origin } from '@/lib/leads/assignment-rules'
import type { Case } from './case'
import { pages, visit } from './merge-chat'

/** Where the chat of this event comes from, as the assignment rules look at it: its start page, not the latest. */
export function originOf(c: Case): Origin {
  const { chat, channel } = c.facts
  const { source, medium, campaign } = visit(chat, c.event, c.now).utm
  return {
    department: c.event.department ?? chat?.department ?? null,
    channelId: channel.id,
    site: channel.site,
    pageUrl: pages(chat, c.event).pageUrl,
    utm: { source, medium, campaign },
  }
}
