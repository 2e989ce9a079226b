import { Circle, CircleCheck, CircleOff, CloudOff, Hourglass, type IconComponent } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Badge, type Tone } from '@/components/ui/badge'
import type { ChannelState } from '@/lib/channels/channel-state'

const looks = {
  off: { tone: 'neutral', icon: CircleOff },
  'no-address': { tone: 'danger', icon: CloudOff },
  waiting: { tone: 'neutral', icon: Hourglass },
  receiving: { tone: 'good', icon: CircleCheck },
  quiet: { tone: 'neutral', icon: Circle },
} satisfies Record<ChannelState, { tone: Tone; icon: IconComponent }>

/** How a channel is doing. */
export function ChannelBadge({ state }: { state: ChannelState }) {
  const t = useTranslations('channels.state')
  const { tone, icon } = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {t(state)}
    </Badge>
  )
}
