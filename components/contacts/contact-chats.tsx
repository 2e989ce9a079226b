import { MessageSquareText, MessagesSquare, Phone, ThumbsDown, ThumbsUp } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { ClientMessages } from '@/components/layout/client-messages'
import { MoveChat } from '@/components/merge/move-chat'
import { Badge } from '@/components/ui/badge'
import { List, ListRow } from '@/components/ui/list-row'
import { RelativeTime } from '@/components/ui/relative-time'
import { chatState } from '@/lib/chats/chat-state'
import type { CardChat } from '@/lib/contacts/card-queries'

type ContactChatsProps = { chats: CardChat[]; now: Date; timeZone: string }

const ICONS = { chat: MessagesSquare, offline: MessageSquareText, call: Phone }

/** The chats, offline messages and calls of a contact, newest first; each opens in its lead. */
export function ContactChats({ chats, now, timeZone }: ContactChatsProps) {
  const t = useTranslations('contacts.chats')
  return (
    <ClientMessages namespaces={['merge', 'leads']}>
      <List>
        {chats.map(chat => {
          const Icon = ICONS[chat.kind]
          const facts = [
            chat.operators.join(', '),
            chat.channel,
            chat.messageCount > 0 && t('messages', { count: chat.messageCount }),
          ]
          return (
            <ListRow
              key={chat.id}
              href={`/leads/${chat.leadId}#chat-${chat.id}`}
              start={<Icon aria-hidden className="size-4 shrink-0 text-muted" />}
              title={titleOf(chat, t)}
              detail={facts.filter(Boolean).join(' · ')}
              badges={<ChatMarks chat={chat} now={now} />}
              end={
                <>
                  <RelativeTime at={chat.startedAt} timeZone={timeZone} />
                  <MoveChat chatId={chat.id} />
                </>
              }
            />
          )
        })}
      </List>
    </ClientMessages>
  )
}

type Words = (key: 'chatUnnumbered' | 'offline' | 'call' | 'chat', values?: { number: string }) => string

function titleOf({ kind, number }: CardChat, t: Words): string {
  if (kind !== 'chat') return t(kind)
  return number === null ? t('chatUnnumbered') : t('chat', { number })
}

function ChatMarks({ chat, now }: { chat: CardChat; now: Date }) {
  const t = useTranslations('contacts.chats')
  const state = chat.kind === 'chat' ? chatState(chat.state, new Date(chat.lastEventAt), now) : 'finished'
  const isGood = chat.rate === 'good' || chat.rate === 'positive'
  const isBad = chat.rate === 'bad' || chat.rate === 'negative'
  return (
    <>
      {state === 'running' ? (
        <Badge tone="info" live>
          {t('running')}
        </Badge>
      ) : null}
      {state === 'no_end' ? <Badge>{t('noEnd')}</Badge> : null}
      {isGood ? (
        <Badge tone="good" icon={ThumbsUp}>
          {t('good')}
        </Badge>
      ) : null}
      {isBad ? (
        <Badge tone="danger" icon={ThumbsDown}>
          {t('bad')}
        </Badge>
      ) : null}
    </>
  )
}
