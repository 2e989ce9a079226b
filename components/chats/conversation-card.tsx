import { useTimeZone, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Card } from '@/components/ui/card'
import type { Conversation } from '@/lib/chats/join-reopened-chats'
import type { ChatPiece } from '@/lib/chats/queries'
import { transcriptLines } from '@/lib/chats/transcript-lines'
import { isSameDay } from '@/lib/i18n/format'
import { CallFacts, ConversationFacts } from './conversation-facts'
import { ConversationHead } from './conversation-head'
import { Transcript } from './transcript'

type ConversationCardProps = {
  conversation: Conversation<ChatPiece>
  visitorName: string | null
  /** The day under whose heading the card stands. */
  day: Date
  now: Date
  /** How often its fold was opened. */
  unfolded: number
  unfoldHref: string
  foldHref: string
}

/** One conversation, offline message or call, with everything that was said. Needs `timeline` in the browser. */
export function ConversationCard({
  conversation,
  visitorName,
  day,
  now,
  unfolded,
  unfoldHref,
  foldHref,
}: ConversationCardProps) {
  const t = useTranslations('timeline.conversation')
  const timeZone = useTimeZone() ?? 'UTC'
  const { pieces, messages, starts } = conversation
  const first = pieces[0]
  if (!first) return null
  const operators = pieces.flatMap(piece => piece.operators)
  const opensWithDay = !isSameDay(first.startedAt, day, timeZone)
  const reopened = new Map(pieces.slice(1).map((piece, index) => [starts[index + 1] ?? -1, piece.jivoChatId]))
  const lines = transcriptLines(messages, operators, { timeZone, unfolded, opensWithDay, reopened })
  return (
    <Card id={`chat-${first.id}`} className="scroll-mt-4">
      <ConversationHead pieces={pieces} hasText={messages.length > 0} day={day} now={now} />
      <ConversationFacts piece={first} />
      {first.kind === 'call' ? <CallFacts call={first.call} /> : null}
      {first.kind === 'call' && lines.length === 0 ? null : (
        <div className="border-t border-line px-4 pb-5">
          {lines.length > 0 ? (
            <Transcript lines={lines} visitorName={visitorName} now={now} unfoldHref={unfoldHref} />
          ) : (
            <WithoutText piece={pieces.at(-1) ?? first} />
          )}
          {unfolded > 0 ? (
            <p className="mt-4 text-center text-sm">
              <Link href={foldHref} scroll={false} className="hit font-semibold text-accent-ink hover:underline">
                {t('less')}
              </Link>
            </p>
          ) : null}
        </div>
      )}
    </Card>
  )
}

function WithoutText({ piece }: { piece: ChatPiece }) {
  const t = useTranslations('timeline.conversation')
  const word = piece.state === 'running' ? 'waiting' : piece.state === 'no_end' ? 'noEnd' : 'noText'
  return <p className="pt-4 text-base text-muted">{t(word)}</p>
}
