import { useTranslations } from 'next-intl'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Scan } from '@/lib/identity/duplicate-scan-queries'

/** When the contacts were last searched and how many there were, or how far the search has come. */
export function ScanLine({ scan }: { scan: Scan | null }) {
  const t = useTranslations('duplicates.scan')
  if (scan === null) return t('never')
  if (scan.finishedAt === null)
    return (
      <span role="status" className="tabular-nums">
        {t('seen', { count: scan.scanned })}
      </span>
    )
  const at = scan.finishedAt.toISOString()
  return (
    <span className="tabular-nums">
      {t.rich('last', { count: scan.scanned, time: () => <RelativeTime at={at} /> })}{' '}
      <span className="max-sm:hidden">{t('nightly')}</span>
    </span>
  )
}
