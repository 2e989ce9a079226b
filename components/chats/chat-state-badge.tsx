import { MailQuestion, Unplug } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { ChatState } from '@/lib/chats/chat-state'

/** What a chat is doing now; nothing for one that has simply ended. */
export function ChatStateBadge({ state }: { state: ChatState | null }) {
  const t = useTranslations('timeline.state')
  if (state === null || state === 'finished') return null
  if (state === 'running') {
    return (
      <Badge tone="info" live>
        {t('running')}
      </Badge>
    )
  }
  return <Badge icon={state === 'offline' ? MailQuestion : Unplug}>{t(state)}</Badge>
}
