import { useTranslations } from 'next-intl'
import { LiveRefresh } from '@/components/leads/live-refresh'

const LOOK_EVERY_MS = 1_000

type UnderWayProps = { title: string; text: string; done: number; total: number }

/** Work that goes on by itself: how far it is, read again every second. */
export function UnderWay({ title, text, done, total }: UnderWayProps) {
  const t = useTranslations('imports.run')
  const share = total === 0 ? 0 : Math.min(1, done / total)
  return (
    <div className="max-w-3xl rounded-lg border border-line bg-surface px-4 py-5">
      <LiveRefresh everyMs={LOOK_EVERY_MS} />
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <p role="status" className="text-base font-semibold">
          {title}
        </p>
        <p className="text-sm text-muted tabular-nums">{t('progress', { done, total })}</p>
      </div>
      <div
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        className="mt-3 h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width] motion-reduce:transition-none"
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <p className="mt-3 text-sm text-muted">{text}</p>
    </div>
  )
}
