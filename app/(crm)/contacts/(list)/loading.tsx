import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/ui/page-header'
import { ListSkeleton, Skeleton } from '@/components/ui/skeleton'

export default function Loading() {
  const t = useTranslations('contacts')
  return (
    <>
      <PageHeader title={t('title')}>
        <Skeleton className="h-8 w-full max-w-md rounded-full" />
      </PageHeader>
      <ListSkeleton rows={9} />
    </>
  )
}
