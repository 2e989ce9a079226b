import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/ui/page-header'
import { ListSkeleton, Skeleton } from '@/components/ui/skeleton'

export default function Loading() {
  const t = useTranslations('tasks')
  return (
    <>
      <PageHeader title={t('title')}>
        <Skeleton className="h-10 w-full max-w-md" />
        <Skeleton className="h-8 w-72" />
      </PageHeader>
      <ListSkeleton rows={6} />
    </>
  )
}
