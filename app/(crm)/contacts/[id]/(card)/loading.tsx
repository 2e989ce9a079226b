import { CardSkeleton, Skeleton } from '@/components/ui/skeleton'

export default function Loading() {
  return (
    <>
      <div className="mb-6 flex items-center gap-3">
        <Skeleton className="size-11 rounded-full" />
        <div className="flex-1 space-y-2">
          <Skeleton className="h-5 w-56" />
          <Skeleton className="h-3 w-32" />
        </div>
      </div>
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-[minmax(0,23rem)_minmax(0,1fr)]">
        <CardSkeleton lines={5} />
        <CardSkeleton lines={8} />
      </div>
    </>
  )
}
