import { ArrowRightLeft, ChevronsUpDown, RotateCcw } from '@/components/ui/icons'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { cn } from '@/components/ui/cn'
import type { TranscriptLine } from '@/lib/chats/transcript-lines'
import { formatDateTime, formatDayBreak, formatTime } from '@/lib/i18n/format'
import { LinkedText } from './linked-text'

type Bubble = Extract<TranscriptLine, { kind: 'bubble' }>

type TranscriptProps = {
  lines: TranscriptLine[]
  /** What the visitor is called; “Visitante” when nobody knows. */
  visitorName: string | null
  now: Date
  /** The address of the same page with more of this conversation. */
  unfoldHref: string
}

/** Who said what: the visitor at the left, the company at the right, days and transfers as thin lines between. */
export function Transcript({ lines, visitorName, now, unfoldHref }: TranscriptProps) {
  return (
    <ol className="flex flex-col">
      {lines.map((line, index) => (
        // A long conversation is laid out only as far as it is looked at.
        <li
          key={index}
          className={cn(lines.length > 80 && '[contain-intrinsic-size:auto_3.5rem] [content-visibility:auto]')}
        >
          {line.kind === 'bubble' ? <BubbleLine line={line} visitorName={visitorName} /> : null}
          {line.kind === 'system' ? <SystemLine line={line} /> : null}
          {line.kind === 'transfer' ? <TransferLine line={line} /> : null}
          {line.kind === 'reopened' ? <ReopenedLine number={line.number} /> : null}
          {line.kind === 'day' ? <DayLine at={line.at} now={now} /> : null}
          {line.kind === 'fold' ? <FoldLine {...line} href={unfoldHref} /> : null}
        </li>
      ))}
    </ol>
  )
}

function BubbleLine({ line, visitorName }: { line: Bubble; visitorName: string | null }) {
  const t = useTranslations('timeline.speaker')
  const isVisitor = line.side === 'visitor'
  const name = isVisitor ? (visitorName ?? t('visitor')) : (line.name ?? t('operator'))
  return (
    <div
      className={cn(
        'flex flex-col',
        isVisitor ? 'items-start pr-8 sm:pr-16' : 'items-end pl-8 sm:pl-16',
        line.continued ? 'mt-1' : 'mt-4',
      )}
    >
      <p className={cn('mb-1 px-1 text-xs text-muted', line.continued && 'sr-only')}>
        <span className="font-semibold text-ink">{name}</span>
        {line.at ? <MessageTime at={line.at} /> : null}
      </p>
      <div
        className={cn(
          'max-w-full rounded-lg px-3.5 py-2 text-lg leading-6',
          isVisitor ? 'bg-bubble-visitor' : 'bg-bubble-operator',
          !line.continued && (isVisitor ? 'rounded-tl-sm' : 'rounded-tr-sm'),
        )}
      >
        <LinkedText>{line.text}</LinkedText>
      </div>
    </div>
  )
}

function MessageTime({ at }: { at: string }) {
  const reader = useReader()
  return (
    <time dateTime={at} title={formatDateTime(at, reader)} className="ml-1.5">
      {formatTime(at, reader)}
    </time>
  )
}

function SystemLine({ line }: { line: Extract<TranscriptLine, { kind: 'system' }> }) {
  return (
    <p className="mx-auto mt-4 max-w-prose px-6 text-center text-sm text-muted">
      {line.name ? <span className="font-semibold">{line.name}: </span> : null}
      <LinkedText>{line.text}</LinkedText>
      {line.at ? <MessageTime at={line.at} /> : null}
    </p>
  )
}

function TransferLine({ line }: { line: Extract<TranscriptLine, { kind: 'transfer' }> }) {
  const t = useTranslations('timeline.conversation')
  const someone = t('someone')
  return (
    <Rule>
      <ArrowRightLeft aria-hidden className="size-3.5" />
      {t('transfer', { from: line.from ?? someone, to: line.to ?? someone })}
    </Rule>
  )
}

function ReopenedLine({ number }: { number: string | null }) {
  const t = useTranslations('timeline.conversation')
  return (
    <Rule>
      <RotateCcw aria-hidden className="size-3.5" />
      {number ? t('reopenedAs', { number }) : t('reopened')}
    </Rule>
  )
}

function DayLine({ at, now }: { at: string; now: Date }) {
  return <Rule>{formatDayBreak(at, now, useReader())}</Rule>
}

function FoldLine({ count, next, href }: { count: number; next: number; href: string }) {
  const t = useTranslations('timeline.conversation')
  return (
    <Rule>
      <Link
        href={href}
        scroll={false}
        className="inline-flex h-8 items-center gap-1.5 rounded-full border border-line bg-surface px-3 font-semibold text-accent-ink hover:bg-hover touch:h-11"
      >
        <ChevronsUpDown aria-hidden className="size-3.5" />
        {next < count ? t('nextOf', { count, next }) : t('more', { count })}
      </Link>
    </Rule>
  )
}

/** Words on a hairline. */
function Rule({ children }: { children: React.ReactNode }) {
  return (
    <p className="mt-4 flex items-center gap-3 text-xs text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      <span className="inline-flex min-w-0 items-center gap-1.5 text-center">{children}</span>
    </p>
  )
}

function useReader() {
  return { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
}
