import { SearchX } from './icons'
import { useTranslations } from 'next-intl'
import { Link } from './link'
import { Button } from './button'
import { EmptyState } from './empty-state'

/** A list that is empty only because of its filters. `clearHref` is the same list without them. */
export function FilteredEmpty({ clearHref }: { clearHref: string }) {
  const t = useTranslations('ui')
  return (
    <EmptyState
      icon={SearchX}
      title={t('list.noMatch')}
      text={t('list.noMatchText')}
      action={
        <Button asChild>
          <Link href={clearHref}>{t('filters.clear')}</Link>
        </Button>
      }
    />
  )
}
