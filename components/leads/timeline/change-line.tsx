import {
  ArrowRightLeft,
  CircleDot,
  GitMerge,
  Pencil,
  Split,
  UserRound,
  type IconComponent,
} from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { changeSentence } from '@/lib/leads/timeline/change-sentence'
import { changeSource } from '@/lib/leads/timeline/change-source'
import type { TimelineChange } from '@/lib/leads/timeline/timeline-entries'
import { EntryTime } from './entry-time'
import { useChangeWords } from './use-change-words'

const ICONS: [prefix: string, icon: IconComponent][] = [
  ['conflict.', Split],
  ['contact.merged', GitMerge],
  ['merge.', GitMerge],
  ['chat.moved', ArrowRightLeft],
  ['lead.manager', UserRound],
  ['contact.', Pencil],
  ['identifier.', Pencil],
  ['lead.title', Pencil],
  ['lead.custom_field', Pencil],
  ['lead.description', Pencil],
]

type ChangeLineProps = {
  change: TimelineChange
  /** It was taken back: grey, and said so. */
  isUndone?: boolean
  /** Under the line: what else was part of it. */
  children?: ReactNode
}

/** One change as a thin line: what, by whom, when. Nothing for a kind that is not told. */
export function ChangeLine({ change, isUndone = false, children }: ChangeLineProps) {
  const t = useTranslations('timeline')
  const wordsOf = useChangeWords()
  const sentence = changeSentence(change.change)
  if (!sentence) return null
  const Icon = ICONS.find(([prefix]) => change.change.kind.startsWith(prefix))?.[1] ?? CircleDot
  const source = changeSource(change)
  return (
    <div className="flex items-start gap-3 px-4 text-sm text-muted">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1 break-words">
        <span className={isUndone ? 'line-through' : 'text-ink'}>
          {t(`changes.${sentence.key}`, wordsOf(sentence.values))}
        </span>{' '}
        {t(`change.${source.key}`, source.values)}
        {isUndone ? <span className="font-semibold"> · {t('change.undone')}</span> : null}
        {children}
      </div>
      <EntryTime at={change.at} />
    </div>
  )
}
