import { BadgeCheck, FileUp, MessageSquareText, Star } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { BreakableAddress } from '@/components/ui/breakable'
import { cn } from '@/components/ui/cn'
import { RelativeTime } from '@/components/ui/relative-time'
import type { ConflictCase } from '@/lib/identity/conflict-case'
import type { QuotedLine } from '@/lib/identity/lines-around'
import { MarkedValue } from './marked-value'
import { ValueSource } from './value-source'

/** The CRM's value beside the chat's, the differing part marked, each with where it came from. */
export function CompareValues({ conflict }: { conflict: ConflictCase }) {
  const t = useTranslations('conflicts')
  const { crm, before, value, marked, contact, chat, importFile } = conflict
  const isOpen = conflict.state === 'open'
  const crmShown = isOpen ? crm?.shown : before?.shown
  const others = (value.kind === 'email' ? contact.emails : contact.phones).filter(one => one.id !== crm?.id)
  const said = conflict.lines.find(line => line.hit !== null)
  const chatWords =
    chat &&
    (chat.kind !== 'chat'
      ? t(`case.${chat.kind}`)
      : chat.number
        ? t('case.chat', { number: chat.number })
        : t('case.unnumbered'))
  return (
    <div className="grid overflow-hidden rounded-lg border border-line bg-surface sm:grid-cols-2">
      <Side title={t(isOpen ? 'columns.crm' : 'columns.crmBefore')}>
        <Value>
          {marked ? (
            <MarkedValue marked={marked[0]} side="crm" />
          ) : (
            (crmShown ?? <span className="text-muted">{t('columns.nothing')}</span>)
          )}
        </Value>
        {isOpen ? null : <SinceSettled {...{ before, crm }} />}
        {isOpen && crm ? (
          <>
            <div className="mt-1.5 mb-2 flex flex-wrap gap-1.5">
              <Badge icon={Star}>{t('columns.primary')}</Badge>
              {crm.verified ? (
                <Badge icon={BadgeCheck} tone="good">
                  {t('columns.verified')}
                </Badge>
              ) : null}
              {crm.shared ? <Badge>{t('columns.shared')}</Badge> : null}
            </div>
            <ValueSource value={crm} />
          </>
        ) : null}
        {isOpen && others.length > 0 ? (
          <div className="mt-3 border-t border-line pt-2.5">
            <p className="text-xs font-semibold text-muted">{t('columns.others', { kind: value.kind })}</p>
            {others.map(one => (
              <p key={one.id} className="mt-0.5 text-base wrap-anywhere tabular-nums">
                <BreakableAddress text={one.shown} />
              </p>
            ))}
          </div>
        ) : null}
      </Side>
      <Side title={t(importFile === null ? 'columns.chat' : 'columns.file')} isNew>
        <Value>
          {marked ? <MarkedValue marked={marked[1]} side="chat" /> : <BreakableAddress text={value.shown} />}
        </Value>
        <div className="mt-1.5 mb-2 flex flex-wrap gap-1.5">
          {chatWords ? (
            <Badge icon={MessageSquareText} tone="warn">
              {chatWords}
            </Badge>
          ) : null}
          {importFile === null ? null : (
            <Badge icon={FileUp} tone="warn">
              {t('case.import', { file: importFile })}
            </Badge>
          )}
        </div>
        {said ? <SaidLine line={said} /> : null}
        <p className="text-sm text-muted">
          <RelativeTime at={conflict.lastSeenAt} />
          {conflict.seenCount > 1 ? <> · {t('case.seen', { count: conflict.seenCount })}</> : null}
        </p>
      </Side>
    </div>
  )
}

/** What is known of the value that stood here before, and what stands here now. */
function SinceSettled({ before, crm }: Pick<ConflictCase, 'before' | 'crm'>) {
  const t = useTranslations('conflicts.columns')
  return (
    <div className="mt-1.5 space-y-0.5 text-sm text-muted">
      {before?.known === 'settled' ? null : <p>{t(before ? 'onlyOpened' : 'notKept')}</p>}
      <p className="wrap-anywhere tabular-nums">{t('now', { value: crm?.shown ?? t('nothing') })}</p>
    </div>
  )
}

/** The words in which the value was given; what stands around them is quoted below. */
function SaidLine({ line: { text, hit } }: { line: QuotedLine }) {
  return (
    <blockquote className="mb-2 line-clamp-2 border-l-2 border-line-strong/45 pl-2.5 text-base break-words text-muted">
      {text.slice(0, hit?.start)}
      <span className="font-semibold text-ink">{text.slice(hit?.start, hit?.end)}</span>
      {text.slice(hit?.end)}
    </blockquote>
  )
}

function Side({ title, isNew = false, children }: { title: string; isNew?: boolean; children: ReactNode }) {
  return (
    <section
      className={cn('min-w-0 px-4 py-3.5', isNew && 'border-line max-sm:border-t sm:border-l')}
      aria-label={title}
    >
      <h3 className="mb-1.5 text-xs font-semibold text-muted">{title}</h3>
      {children}
    </section>
  )
}

function Value({ children }: { children: ReactNode }) {
  return <p className="text-lg font-semibold wrap-anywhere tabular-nums">{children}</p>
}
