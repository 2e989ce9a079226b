import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import type { MergeAccount, MovedChat } from '@/lib/identity/merge-story-queries'

/** The rows that went from one contact to the other, each where it can be read. */
export function MergeMovedRows({ account, name }: { account: MergeAccount; name: string }) {
  const t = useTranslations('merge.story')
  const { leads, chats, tasks, notes, conflicts, counts } = account
  const isNothing = leads.length + chats.length + tasks.length + notes.length + conflicts.length + counts.history === 0
  return (
    <Card>
      <CardHeader title={t('moved')} />
      <CardBody className="flex flex-col gap-3">
        {isNothing ? <p className="text-base text-muted">{t('nothing')}</p> : null}
        <Kind title={t('leads')} more={counts.leads - leads.length}>
          {leads.map(lead => (
            <Row key={lead.id} href={`/leads/${lead.id}`}>
              {lead.title}
            </Row>
          ))}
        </Kind>
        <Kind title={t('chats')} more={counts.chats - chats.length}>
          {chats.map(chat => (
            <Row key={chat.id} href={`/leads/${chat.leadId}#chat-${chat.id}`}>
              <ChatName {...chat} />
            </Row>
          ))}
        </Kind>
        <Kind title={t('tasks')} more={counts.tasks - tasks.length}>
          {tasks.map(task => (
            <Row key={task.id}>{task.title}</Row>
          ))}
        </Kind>
        <Kind title={t('notes')} more={counts.notes - notes.length}>
          {notes.map(note => (
            <Row key={note.id}>{note.text}</Row>
          ))}
        </Kind>
        <Kind title={t('conflicts')}>
          {conflicts.map(({ id, value, isClosed }) => (
            <Row
              key={id}
              href={isClosed ? undefined : `/conflicts?id=${id}`}
              aside={isClosed ? t('closed') : t('goesOn', { name })}
            >
              {value}
            </Row>
          ))}
        </Kind>
        {counts.history > 0 ? (
          <Kind title={t('history')}>
            <Row>{t('rows', { count: counts.history })}</Row>
          </Kind>
        ) : null}
      </CardBody>
    </Card>
  )
}

function Kind({ title, more = 0, children }: { title: string; more?: number; children: ReactNode }) {
  const t = useTranslations('merge.story')
  if (Array.isArray(children) && children.length === 0) return null
  return (
    <section className="grid gap-x-4 sm:grid-cols-[8rem_1fr]">
      <h3 className="text-sm font-semibold text-muted">{title}</h3>
      <ul>
        {children}
        {more > 0 ? <li className="text-sm text-muted">{t('more', { count: more })}</li> : null}
      </ul>
    </section>
  )
}

function Row({ href, aside, children }: { href?: string | undefined; aside?: string; children: ReactNode }) {
  return (
    <li className="text-base break-words touch:py-1.5">
      {href ? (
        <Link href={href} className="hit text-accent-ink hover:underline">
          {children}
        </Link>
      ) : (
        children
      )}
      {aside ? <span className="text-sm text-muted"> · {aside}</span> : null}
    </li>
  )
}

function ChatName({ kind, number }: MovedChat) {
  const t = useTranslations('merge.story')
  if (kind !== 'chat') return t(kind)
  return number === null ? t('chatUnnumbered') : t('chat', { number })
}
