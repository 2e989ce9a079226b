import { useTranslations } from 'next-intl'
import { cn } from './cn'

/** A bar where words will be. Silent; wrap a whole list of them in something with `aria-busy`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block h-3.5 animate-breathe rounded-sm bg-pressed', className)} />
}

/** A list on its way, in the shape of ListRow. */
export function ListSkeleton({ rows = 8 }: { rows?: number }) {
  const t = useTranslations('ui')
  return (
    <div
      role="status"
      aria-label={t('loading')}
      className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface"
    >
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex min-h-14 items-center gap-3 px-4 py-2">
          <Skeleton className="size-8! rounded-full!" />
          <div className="flex-1 space-y-2">
            <Skeleton className={cn('max-w-56', row % 3 === 1 ? 'w-1/2' : 'w-2/5')} />
            <Skeleton className={cn('h-3! max-w-80', row % 2 === 1 ? 'w-1/3' : 'w-3/5')} />
          </div>
          <Skeleton className="h-3! w-14" />
        </div>
      ))}
    </div>
  )
}
