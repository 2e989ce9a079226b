import { CardSkeleton, Skeleton } from '@/components/ui/skeleton'

export default function DeliveryLoading() {
  return (
    <>
      <Skeleton className="mb-8 h-6 w-56" />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <CardSkeleton lines={6} />
        <CardSkeleton lines={4} />
      </div>
    </>
  )
}
