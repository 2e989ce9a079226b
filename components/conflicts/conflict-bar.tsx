'use client'

import { Split } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Button } from '@/components/ui/button'
import type { ConflictCase } from '@/lib/identity/conflict-case'
import { ChangedNote } from './changed-note'
import { ChoiceButtons } from './choice-buttons'
import { namesOf } from './choice-words'
import { conflictLooks } from './conflict-looks'
import { MarkedValue } from './marked-value'
import { OthersSettle } from './others-settle'
import { useSettle } from './use-settle'

/**
 * The yellow bar of a contact with open questions, on its page and on those of its leads: the first one with its
 * choices, the others by a link. `settlers` names who may settle it, where this person may not. Nothing where there are none. Needs the words of `conflicts` (ClientMessages).
 */
export function ConflictBar({ cases, settlers }: { cases: ConflictCase[]; settlers: string[] | null }) {
  const t = useTranslations('conflicts')
  const { settle, busy, stale, dropStale } = useSettle()
  const [first] = cases
  if (!first) return null
  return (
    <section
      aria-label={t('bar.title', { count: cases.length })}
      className="rounded-lg border border-warn-line bg-warn-soft px-4 py-3.5"
    >
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 className="flex items-center gap-2 text-base font-semibold text-warn-ink">
          <Split aria-hidden className="size-4 shrink-0" />
          {t('bar.first', { count: cases.length, kind: t(conflictLooks(first).words).toLowerCase() })}
        </h2>
        <Button asChild size="sm" tone="quiet" className="-mx-3 -my-1.5">
          <Link href={`/conflicts?id=${first.id}`}>
            {cases.length > 1 ? t('bar.next', { count: cases.length - 1 }) : t('bar.more')}
          </Link>
        </Button>
      </div>
      <Difference conflict={first} />
      {stale?.seen.id === first.id ? (
        <div className="mb-3">
          <ChangedNote
            {...{ stale, busy }}
            conflict={first}
            onInsist={() => settle(first, stale.choice, stale.neverAskAgain)}
            onDrop={dropStale}
          />
        </div>
      ) : null}
      {settlers ? (
        <OthersSettle names={settlers} />
      ) : (
        <ChoiceButtons
          key={first.id}
          conflict={first}
          busy={busy}
          onChoose={(choice, neverAskAgain) => settle(first, choice, neverAskAgain)}
        />
      )}
    </section>
  )
}

function Difference({ conflict }: { conflict: ConflictCase }) {
  const t = useTranslations('conflicts')
  const { crm, marked, value, kind } = conflict
  if (kind === 'two_contacts') {
    const { name, other } = namesOf(conflict, t('visitor'))
    return (
      <p className="mb-3 text-base">
        {t(value.kind === 'phone' ? 'case.two_phone' : 'case.two_email', { name, other })}
      </p>
    )
  }
  return (
    <dl className="mb-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-base">
      <dt className="text-muted">{t('bar.crm')}</dt>
      <dd className="wrap-anywhere tabular-nums">
        {marked ? <MarkedValue marked={marked[0]} side="crm" /> : (crm?.shown ?? t('columns.nothing'))}
      </dd>
      <dt className="text-muted">{t(conflict.importFile === null ? 'bar.chat' : 'bar.file')}</dt>
      <dd className="font-semibold wrap-anywhere tabular-nums">
        {marked ? <MarkedValue marked={marked[1]} side="chat" /> : value.shown}
      </dd>
    </dl>
  )
}
