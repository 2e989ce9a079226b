import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'

/** The queue on its way, in its own shape: two people beside each other in every row. */
export default function LoadingDuplicates() {
  const t = useTranslations()
  return (
    <>
      <PageHeader title={t('duplicates.title')} text={t('duplicates.intro')}>
        <Skeleton className="h-8 w-full max-w-md rounded-full" />
      </PageHeader>
      <div
        role="status"
        aria-label={t('ui.loading')}
        className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface"
      >
        {Array.from({ length: 5 }, (_, row) => (
          <div key={row} className="space-y-4 px-4 py-4">
            <Skeleton className="w-2/5 max-w-72" />
            <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
              <PersonSkeleton />
              <PersonSkeleton />
            </div>
          </div>
        ))}
      </div>
    </>
  )
}

function PersonSkeleton() {
  return (
    <div className="flex gap-3">
      <Skeleton className="size-8 rounded-full" />
      <div className="flex-1 space-y-2">
        <Skeleton className="w-1/2 max-w-40" />
        <Skeleton className="h-3 w-3/4 max-w-56" />
      </div>
    </div>
  )
}
