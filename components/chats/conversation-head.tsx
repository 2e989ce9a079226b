import {
  ArrowRight,
  Clapperboard,
  Mail,
  MessagesSquare,
  Phone,
  PhoneMissed,
  ThumbsDown,
  ThumbsUp,
} from '@/components/ui/icons'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { Badge } from '@/components/ui/badge'
import type { ChatPiece } from '@/lib/chats/queries'
import { formatDateTime, formatShortDate, formatTime, isSameDay } from '@/lib/i18n/format'
import { ChatStateBadge } from './chat-state-badge'
import { CopyTranscript } from './copy-transcript'

type ConversationHeadProps = { pieces: ChatPiece[]; hasText: boolean; day: Date; now: Date }

/** Which conversation, when, who served, and how it was rated. */
export function ConversationHead({ pieces, hasText, day, now }: ConversationHeadProps) {
  const t = useTranslations('timeline.conversation')
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (!first || !last) return null
  const isMissed = first.kind === 'call' && !first.call.connected
  const Icon =
    first.kind === 'offline' ? Mail : first.kind === 'call' ? (isMissed ? PhoneMissed : Phone) : MessagesSquare
  const rate = pieces.findLast(piece => piece.rate !== null)?.rate ?? null
  return (
    <header className="flex items-start gap-3 py-2.5 pr-2 pl-4">
      <Icon aria-hidden className="mt-1.5 size-4 shrink-0 text-muted" />
      <div className="flex min-h-7 min-w-0 flex-1 flex-wrap items-center gap-x-2.5 gap-y-1">
        <h3 className="text-base font-semibold">
          <Title pieces={pieces} />
        </h3>
        <When first={first} last={last} day={day} now={now} />
        <Operators pieces={pieces} />
        <ChatStateBadge state={last.kind === 'offline' ? null : last.state} />
        {rate ? <Rating rate={rate} /> : null}
        {first.simulated ? <Badge icon={Clapperboard}>{t('simulated')}</Badge> : null}
      </div>
      {hasText ? <CopyTranscript chatIds={pieces.map(piece => piece.id)} /> : null}
    </header>
  )
}

const CALL_TITLES = { incoming: 'callIn', outgoing: 'callOut', callback: 'callBack' } as const

function Title({ pieces }: { pieces: ChatPiece[] }) {
  const t = useTranslations('timeline.conversation')
  const numbers = pieces.flatMap(piece => (piece.jivoChatId ? [`#${piece.jivoChatId}`] : []))
  const [first] = pieces
  if (first?.kind === 'offline') return t('offline')
  if (first?.kind === 'call') {
    const type = first.call.type?.toLowerCase() ?? ''
    const title = Object.hasOwn(CALL_TITLES, type) ? CALL_TITLES[type as keyof typeof CALL_TITLES] : 'call'
    return t(title)
  }
  return numbers.length > 0 ? t('chat', { number: numbers.join(', ') }) : t('unnumbered')
}

function When({ first, last, day, now }: { first: ChatPiece; last: ChatPiece; day: Date; now: Date }) {
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  const start = formatTime(first.startedAt, reader)
  const end = last.state === 'running' ? null : formatTime(last.endedAt, reader)
  const isOtherDay = !isSameDay(first.startedAt, day, reader.timeZone)
  return (
    <time
      dateTime={first.startedAt.toISOString()}
      title={formatDateTime(first.startedAt, reader)}
      className="text-sm text-muted"
    >
      {isOtherDay ? `${formatShortDate(first.startedAt, now, reader)}, ` : null}
      {end && end !== start ? `${start}–${end}` : start}
    </time>
  )
}

function Operators({ pieces }: { pieces: ChatPiece[] }) {
  const t = useTranslations('timeline.conversation')
  const names = [...new Set(pieces.flatMap(piece => piece.operators.flatMap(({ name, login }) => name ?? login ?? [])))]
  if (names.length === 0) return null
  return (
    <span
      className="inline-flex min-w-0 flex-wrap items-center gap-1 text-sm"
      title={t('operators', { names: names.join(', ') })}
    >
      {names.map((name, index) => (
        <Fragment key={name}>
          {index > 0 ? <ArrowRight aria-hidden className="size-3.5 text-muted" /> : null}
          {name}
        </Fragment>
      ))}
    </span>
  )
}

const GOOD = /^(positive|good)$/i
const BAD = /^(negative|bad)$/i

function Rating({ rate }: { rate: string }) {
  const t = useTranslations('timeline.conversation')
  if (GOOD.test(rate)) {
    return (
      <Badge tone="good" icon={ThumbsUp}>
        {t('good')}
      </Badge>
    )
  }
  if (BAD.test(rate)) {
    return (
      <Badge tone="danger" icon={ThumbsDown}>
        {t('bad')}
      </Badge>
    )
  }
  return <Badge>{t('rated', { rate })}</Badge>
}
