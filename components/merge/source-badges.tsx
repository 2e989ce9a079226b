import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { ValueSource } from '@/lib/contacts/card-values'

/** Who gave a value, in two words each; the same words once. */
export function SourceBadges({ sources }: { sources: ValueSource[] }) {
  const t = useTranslations('merge.source')
  const words = sources.map(({ kind, chat }) => {
    if (kind !== 'chat') return t(kind)
    if (chat && chat.kind !== 'chat') return t(chat.kind)
    return chat?.number == null ? t('chatUnnumbered') : t('chat', { number: chat.number })
  })
  return [...new Set(words)].map(word => <Badge key={word}>{word}</Badge>)
}
