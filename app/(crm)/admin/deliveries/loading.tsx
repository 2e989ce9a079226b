import { ListSkeleton, Skeleton } from '@/components/ui/skeleton'

export default function DeliveriesLoading() {
  return (
    <>
      <Skeleton className="mb-8 h-6 w-40" />
      <ListSkeleton rows={10} />
    </>
  )
}
