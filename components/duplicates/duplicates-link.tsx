import { CopyCheck } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Button } from '@/components/ui/button'
import { Count } from '@/components/ui/count'
import { DUPLICATE_COUNT_LIMIT } from '@/lib/identity/duplicate-queries'

/** The way to the queue of possible duplicates, with how many pairs are to be checked. */
export function DuplicatesLink({ count }: { count: number }) {
  const t = useTranslations('duplicates')
  const words =
    count > DUPLICATE_COUNT_LIMIT ? t('openMany', { limit: DUPLICATE_COUNT_LIMIT }) : t('openCount', { count })
  return (
    <Button asChild tone="quiet" className="max-sm:px-2">
      <Link href="/duplicates">
        <CopyCheck aria-hidden className="max-sm:hidden" />
        <span className="max-sm:sr-only">{t('open')}</span>
        <span aria-hidden className="sm:hidden">
          {t('openShort')}
        </span>
        {count > 0 ? (
          <>
            <span aria-hidden className="flex">
              <Count value={count} />
            </span>
            <span className="sr-only">{words}</span>
          </>
        ) : null}
      </Link>
    </Button>
  )
}
