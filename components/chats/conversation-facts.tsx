import { Globe, Megaphone, Tag } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { readCallReason } from '@/lib/chats/call-reason'
import type { ChatPiece } from '@/lib/chats/queries'
import { utmLine } from '@/lib/chats/utm-line'
import { phoneText } from '@/lib/contacts/phone'
import { shortAddress } from '@/lib/text/safe-link'
import { SafeLink } from './safe-link'

/** Where the visitor was when it began, what brought them, and what Jivo filed it under. Nothing when nobody knows. */
export function ConversationFacts({ piece }: { piece: ChatPiece }) {
  const t = useTranslations('timeline.conversation')
  const campaign = utmLine(piece.utm)
  const filed = [
    piece.department && t('department', { name: piece.department }),
    piece.topic && t('topic', { name: piece.topic }),
    ...piece.tags,
  ].filter(Boolean)
  if (!piece.pageUrl && !campaign && filed.length === 0) return null
  return (
    <ul className="-mt-1.5 flex flex-col gap-1 pr-4 pb-3 pl-11 text-sm text-muted">
      {piece.pageUrl ? (
        <Fact icon={<Globe aria-hidden />} label={t('startPage')}>
          <SafeLink href={piece.pageUrl} title={piece.pageUrl} className="text-muted! hover:text-ink!">
            {shortAddress(piece.pageUrl)}
          </SafeLink>
          {piece.pageTitle ? <span> · {piece.pageTitle}</span> : null}
        </Fact>
      ) : null}
      {campaign ? <Fact icon={<Megaphone aria-hidden />}>{campaign}</Fact> : null}
      {filed.length > 0 ? <Fact icon={<Tag aria-hidden />}>{filed.join(' · ')}</Fact> : null}
    </ul>
  )
}

function Fact({ icon, label, children }: { icon: ReactNode; label?: string; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2 [&>svg]:mt-0.5 [&>svg]:size-3.5 [&>svg]:shrink-0">
      {icon}
      <span className="line-clamp-2 min-w-0 break-words">
        {label ? <span className="sr-only">{label} </span> : null}
        {children}
      </span>
    </li>
  )
}

/** What is known of a call beside its time. */
export function CallFacts({ call }: { call: ChatPiece['call'] }) {
  const t = useTranslations('timeline.conversation')
  const words = useTranslations('timeline.callReason')
  const reasonWords = (reason: string) => {
    const read = readCallReason(reason)
    if ('sentence' in read) return read.sentence
    return 'code' in read ? words(read.code) : words('unknown', { code: read.unknown })
  }
  return (
    <div className="-mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 pr-4 pb-3 pl-11 text-sm text-muted">
      <Badge tone={call.connected ? 'good' : 'danger'}>{t(call.connected ? 'connected' : 'missed')}</Badge>
      {call.phone ? <span className="tabular-nums">{phoneText(call.phone)}</span> : null}
      {call.reason ? <span>{t('reason', { reason: reasonWords(call.reason) })}</span> : null}
      {call.recordUrl ? (
        <SafeLink href={call.recordUrl} className="hit">
          {t('recording')}
        </SafeLink>
      ) : null}
    </div>
  )
}
