'use client'

import { ArrowLeft, ArrowUpRight } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Choice } from '@/lib/identity/choices'
import type { ConflictCase } from '@/lib/identity/conflict-case'
import { ChoiceButtons } from './choice-buttons'
import { namesOf } from './choice-words'
import { ComparePeople } from './compare-people'
import { CompareValues } from './compare-values'
import { conflictLooks } from './conflict-looks'
import { OthersSettle } from './others-settle'
import { QuotedLines } from './quoted-lines'
import { SettledNote } from './settled-note'

type CaseViewProps = {
  conflict: ConflictCase
  /** Names of those who may settle it, where this person may not. */
  settlers: string[] | null
  /** The keys of the page, in the head. */
  hints: ReactNode
  /** What stands between the person and the choices: the contact has changed. */
  note: ReactNode
  /** Why the settlement cannot be taken back any more. */
  stuck: string | null
  busy: boolean
  /** The list, on a phone. */
  backHref: string
  onChoose: (choice: Choice, neverAskAgain: boolean) => void
  onUndo: () => void
}

/** One conflict with all one needs to settle it. */
export function CaseView({ conflict, settlers, hints, note, stuck, busy, backHref, onChoose, onUndo }: CaseViewProps) {
  const t = useTranslations('conflicts')
  return (
    <article aria-busy={busy} className={cn('space-y-5 transition-opacity', busy && 'opacity-60')}>
      <header>
        <Link
          href={backHref}
          scroll={false}
          className="-ml-1 inline-flex h-11 items-center gap-1 px-1 text-sm text-muted md:hidden"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t('back')}
        </Link>
        {hints}
        <CaseHeading conflict={conflict} />
      </header>
      {conflict.state === 'open' ? null : <SettledNote {...{ conflict, busy, stuck, onUndo }} />}
      {conflict.kind === 'two_contacts' ? <ComparePeople conflict={conflict} /> : <CompareValues conflict={conflict} />}
      {conflict.state === 'open' ? note : null}
      {conflict.state !== 'open' ? null : settlers ? (
        <OthersSettle names={settlers} />
      ) : (
        <ChoiceButtons key={conflict.id} {...{ conflict, busy, onChoose }} withKeys />
      )}
      <QuotedLines conflict={conflict} />
    </article>
  )
}

function CaseHeading({ conflict }: { conflict: ConflictCase }) {
  const t = useTranslations('conflicts')
  const { name, other } = namesOf(conflict, t('visitor'))
  const { icon, words } = conflictLooks(conflict)
  const sentence = t(sentenceOf(conflict), { name, other })
  return (
    <div className="flex items-start gap-3">
      <Avatar name={name} seed={conflict.contact.id} size="lg" className="max-sm:hidden" />
      <div className="min-w-0 flex-1">
        <h2 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-lg font-semibold">
          <Link
            href={`/contacts/${conflict.contact.id}`}
            className="relative inline-flex min-w-0 items-center gap-1 after:absolute after:inset-x-0 after:-inset-y-2.5 hover:underline"
          >
            <span className="min-w-0 break-words">{name}</span>
            <ArrowUpRight aria-hidden className="size-4 shrink-0 text-muted" />
          </Link>
          <Badge tone={conflict.state === 'open' ? 'warn' : 'neutral'} icon={icon}>
            {t(words)}
          </Badge>
        </h2>
        <p className="mt-1 text-base text-pretty text-muted">
          {sentence}&nbsp;· <RelativeTime at={conflict.firstSeenAt} />
        </p>
      </div>
    </div>
  )
}

function sentenceOf({ kind, keyKind, value, contact, visitorNumber, importFile }: ConflictCase) {
  if (importFile !== null)
    return kind === 'two_contacts' ? (`case.file_two_${value.kind}` as const) : (`case.file_${kind}` as const)
  if (kind !== 'two_contacts') return `case.${kind}` as const
  if (keyKind === 'visitor' && visitorNumber) return 'case.visitor' as const
  // The chat went to whoever has the value and left the other behind.
  if (contact.holds) return 'case.left_behind' as const
  return value.kind === 'phone' ? ('case.two_phone' as const) : ('case.two_email' as const)
}
