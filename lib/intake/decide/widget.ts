import type { JivoEvent } from '@/lib/jivo/events'
import type { ChannelFact } from '../facts'
import type { Case, Decision } from './case'

/**
 * The widget that sent this event, where it is neither the channel's own nor one that was let in there; else null. The
 * address was pasted at two places, which is shown, never refused: a refused event is a lost lead.
 */
export function otherWidget(event: Pick<JivoEvent, 'widgetId'>, channel: ChannelFact): string | null {
  const { widgetId } = event
  if (!widgetId || channel.widgetId === null || widgetId === channel.widgetId) return null
  return channel.moreWidgets.includes(widgetId) ? null : widgetId
}

/** Learns the widget of a channel from its first event, and says first of all when an event is another's. */
export function noteWidget(c: Case, decision: Decision): Decision {
  const { channel } = c.facts
  if (channel.widgetId === null && c.event.widgetId)
    return { ...decision, plan: { ...decision.plan, widgetId: c.event.widgetId } }
  const other = otherWidget(c.event, channel)
  if (!other) return decision
  return {
    ...decision,
    why: [{ code: 'widget_other', value: other, crm: channel.widgetId, channelId: channel.id }, ...decision.why],
  }
}
