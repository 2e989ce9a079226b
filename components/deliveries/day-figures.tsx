import { Download } from '@/components/ui/icons'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { formatDate, formatNumber } from '@/lib/i18n/format'
import type { DayFigures as Figures } from '@/lib/intake/queries'

type DayFiguresProps = { day: string; isToday: boolean; figures: Figures; mayDownload: boolean }

/** How one day went, in a line, and its raw events to take away. `day` is a calendar day, already in the account's zone. */
export function DayFigures({ day, isToday, figures, mayDownload }: DayFiguresProps) {
  const t = useTranslations('deliveries')
  const locale = useLocale()
  const count = (value: number) => formatNumber(value, locale)
  const words = [
    t('figures.deliveries', { count: figures.deliveries, shown: count(figures.deliveries) }),
    figures.requests > figures.deliveries ? t('figures.requests', { shown: count(figures.requests) }) : null,
    figures.p50 === null ? null : t('figures.p50', { ms: count(figures.p50) }),
    figures.p95 === null ? null : t('figures.p95', { ms: count(figures.p95) }),
    figures.failed > 0 ? t('figures.failed', { count: figures.failed }) : null,
  ]
  const date = formatDate(`${day}T12:00:00Z`, { locale, timeZone: 'UTC' })
  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="min-w-0 flex-1 basis-64 text-sm text-muted tabular-nums">
        <span className="font-semibold text-ink">{isToday ? t('figures.today') : date}</span>
        {': '}
        {words.filter(Boolean).join(' · ')}
      </p>
      {mayDownload && figures.deliveries > 0 ? (
        <Button asChild size="sm">
          <a href={`/admin/deliveries/raw/${day}`} download title={t('figures.downloadHint')}>
            <Download aria-hidden />
            {t('figures.download')}
          </a>
        </Button>
      ) : null}
    </div>
  )
}
