import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { ValueSource } from '@/lib/contacts/card-values'

/** Who gave a value, in two words. */
export function SourceBadge({ source: { kind, chat } }: { source: ValueSource }) {
  const t = useTranslations('merge.source')
  if (kind !== 'chat') return <Badge>{t(kind)}</Badge>
  if (chat && chat.kind !== 'chat') return <Badge>{t(chat.kind)}</Badge>
  return <Badge>{chat?.number == null ? t('chatUnnumbered') : t('chat', { number: chat.number })}</Badge>
}
