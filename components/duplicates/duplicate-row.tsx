'use client'

import { Merge } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import { contactLabel } from '@/lib/contacts/contact-label'
import type { SuspectedPerson } from '@/lib/identity/duplicate-queries'
import type { QueuedPair } from './queued-pair'

/** From here on a pair is worth a look before the others. */
const LIKELY = 60

type DuplicateRowProps = { pair: QueuedPair; onDismiss: () => void; onReopen: () => void }

/** Two people who may be one: why, how sure, who they are, and what to do about it. */
export function DuplicateRow({ pair, onDismiss, onReopen }: DuplicateRowProps) {
  const t = useTranslations('duplicates')
  const { one, other, confidence } = pair
  const names = { one: contactLabel(one, t('visitor')), other: contactLabel(other, t('visitor')) }
  return (
    <li className="space-y-3 px-4 py-3.5 transition-colors focus-within:bg-hover">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <span title={t('confidenceHint', { percent: confidence })}>
          <Badge tone={confidence >= LIKELY ? 'accent' : 'neutral'} className="tabular-nums">
            <span aria-hidden>{t('confidence', { percent: confidence })}</span>
            <span className="sr-only">{t('confidenceHint', { percent: confidence })}</span>
          </Badge>
        </span>
        <p className="min-w-0 basis-52 grow text-base break-words tabular-nums">
          {t.rich(`reason.${pair.reason}`, { value: pair.value, b: strong })}
        </p>
        <p className="text-sm text-muted">
          <When pair={pair} />
        </p>
      </div>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <div className="grid min-w-0 basis-96 grow gap-x-6 gap-y-3 sm:grid-cols-2">
          <Person person={one} label={names.one} />
          <Person person={other} label={names.other} />
        </div>
        <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:*:flex-1">
          {pair.state === 'open' ? (
            <Button onClick={onDismiss} aria-label={t('dismissOf', names)}>
              {t('dismiss')}
            </Button>
          ) : (
            <Button onClick={onReopen} aria-label={t('reopenOf', names)}>
              {t('reopen')}
            </Button>
          )}
          <Button asChild>
            <Link
              href={`/contacts/${one.id}/merge/${other.id}?from=duplicates`}
              data-duplicate={pair.id}
              aria-label={t('compareOf', names)}
            >
              <Merge aria-hidden />
              {t('compare')}
            </Link>
          </Button>
        </div>
      </div>
    </li>
  )
}

function When({ pair: { foundAt, state, dismissedBy, dismissedAt } }: { pair: QueuedPair }) {
  const t = useTranslations('duplicates')
  if (state === 'open' || dismissedAt === null) return t.rich('found', { time: () => <RelativeTime at={foundAt} /> })
  const time = () => <RelativeTime at={dismissedAt} />
  return dismissedBy ? t.rich('dismissedBy', { name: dismissedBy, time }) : t.rich('dismissed', { time })
}

function Person({ person, label }: { person: SuspectedPerson; label: string }) {
  const t = useTranslations('duplicates.person')
  const { id, owner, chats, leads, lastChatAt } = person
  return (
    <div className="relative flex min-w-0 gap-3">
      <Avatar name={person.name ?? ''} seed={id} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <Link
          href={`/contacts/${id}`}
          className="block truncate text-base font-semibold tabular-nums after:absolute after:inset-0 hover:underline"
        >
          {label}
        </Link>
        <p className="truncate text-sm text-muted">{owner ? t('owner', { name: owner }) : t('nobody')}</p>
        <p className="text-sm text-muted">
          {t('past', { chats, leads })}
          {lastChatAt ? <> · {t.rich('lastChat', { time: () => <RelativeTime at={lastChatAt} /> })}</> : null}
        </p>
      </div>
    </div>
  )
}

function strong(words: ReactNode) {
  return <strong className="font-semibold">{words}</strong>
}
