import { ArrowRight, ChevronsLeft } from './icons'
import { useTranslations } from 'next-intl'
import { Link } from './link'
import { Button } from './button'

type PaginationProps = {
  /** The list from its start; null while one is there. */
  firstHref: string | null
  /** The rows after these; null at the end. */
  nextHref: string | null
}

/** On through a list ordered by a cursor: there is a next page and a start, and no page numbers. */
export function Pagination({ firstHref, nextHref }: PaginationProps) {
  const t = useTranslations('ui.list')
  if (!firstHref && !nextHref) return null
  return (
    <nav aria-label={t('pages')} className="flex items-center justify-between gap-3 pt-4">
      {firstHref ? (
        <Button asChild tone="quiet">
          <Link href={firstHref}>
            <ChevronsLeft aria-hidden />
            {t('first')}
          </Link>
        </Button>
      ) : (
        <span />
      )}
      {nextHref ? (
        <Button asChild>
          <Link href={nextHref} rel="next">
            {t('next')}
            <ArrowRight aria-hidden />
          </Link>
        </Button>
      ) : null}
    </nav>
  )
}
