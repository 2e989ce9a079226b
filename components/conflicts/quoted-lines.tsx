import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { cn } from '@/components/ui/cn'
import type { ConflictCase } from '@/lib/identity/conflict-case'
import type { QuotedLine } from '@/lib/identity/lines-around'
import { formatTime } from '@/lib/i18n/format'

/** What was said around the place where the value was given. */
export function QuotedLines({ conflict }: { conflict: ConflictCase }) {
  const t = useTranslations('conflicts.lines')
  if (!conflict.chat) return null
  return (
    <section aria-label={t('title')}>
      <div className="mb-2 flex items-baseline touch:mb-0 justify-between gap-3">
        <h3 className="text-xs font-semibold text-muted">{t('title')}</h3>
        <Link
          href={`/leads/${conflict.chat.leadId}`}
          className="hit text-sm text-accent-ink hover:underline touch:py-3.5"
        >
          {t('open')}
        </Link>
      </div>
      {conflict.lines.length === 0 ? (
        <p className="text-base text-muted">{t('none')}</p>
      ) : (
        <ol className="space-y-1.5">
          {conflict.lines.map((line, index) => (
            <Line key={index} line={line} />
          ))}
        </ol>
      )}
    </section>
  )
}

function Line({ line }: { line: QuotedLine }) {
  const t = useTranslations('conflicts.lines')
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  const isOperator = line.from === 'operator'
  return (
    <li className={cn('flex flex-col', isOperator ? 'items-end' : 'items-start')}>
      <p className="mb-0.5 text-xs text-muted">
        {line.name ?? t(line.from)}
        {line.at ? <span className="tabular-nums"> {formatTime(line.at, reader)}</span> : null}
      </p>
      <p
        className={cn(
          'max-w-[85%] rounded-lg px-3 py-1.5 text-base break-words whitespace-pre-wrap',
          isOperator ? 'bg-bubble-operator' : 'bg-bubble-visitor',
        )}
      >
        {line.hit ? (
          <>
            {line.text.slice(0, line.hit.start)}
            <mark className="rounded-sm bg-warn-soft px-0.5 font-semibold text-warn-ink ring-1 ring-warn-line">
              {line.text.slice(line.hit.start, line.hit.end)}
            </mark>
            {line.text.slice(line.hit.end)}
          </>
        ) : (
          line.text
        )}
      </p>
    </li>
  )
}
