import { Webhook } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { List, ListRow } from '@/components/ui/list-row'
import { RelativeTime } from '@/components/ui/relative-time'
import { channelState } from '@/lib/channels/channel-state'
import type { ChannelRow } from '@/lib/channels/queries'
import { ChannelBadge } from './channel-badge'
import { ChannelName } from './channel-name'

/** Every channel with its widget, its last event and how it is doing. */
export function ChannelList({ channels, now }: { channels: ChannelRow[]; now: Date }) {
  const t = useTranslations('channels')
  return (
    <List aria-label={t('title')}>
      {channels.map(channel => (
        <ListRow
          key={channel.id}
          href={`/admin/channels/${channel.id}`}
          start={<Webhook aria-hidden className="size-5 shrink-0 text-muted" strokeWidth={1.75} />}
          title={<ChannelName name={channel.name} colour={channel.colour} />}
          detail={[
            channel.site,
            channel.widgetId ? t('widget', { id: channel.widgetId }) : t('widgetUnknown'),
            channel.defaultManager ? t('defaultManagerIs', { name: channel.defaultManager.name }) : null,
            channel.simulated ? t('simulated') : null,
          ]
            .filter(Boolean)
            .join(' · ')}
          badges={<ChannelState channel={channel} now={now} />}
          end={channel.lastEventAt ? <RelativeTime at={channel.lastEventAt} /> : null}
        />
      ))}
    </List>
  )
}

// The simulator closes its own door behind it; only at a channel of the company that is a fault.
function ChannelState({ channel, now }: { channel: ChannelRow; now: Date }) {
  const state = channelState(channel, now)
  return channel.simulated && state === 'no-address' ? null : <ChannelBadge state={state} />
}
