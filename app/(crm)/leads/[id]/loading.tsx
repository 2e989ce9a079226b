import { CardSkeleton, Skeleton } from '@/components/ui/skeleton'

export default function LeadLoading() {
  return (
    <>
      <div aria-hidden className="mb-6 flex flex-col gap-3">
        <Skeleton className="w-16" />
        <Skeleton className="h-6 w-72 max-w-full" />
      </div>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex flex-col gap-4 max-lg:order-last">
          <Skeleton className="h-8 w-80 max-w-full" />
          <CardSkeleton lines={8} />
        </div>
        <div className="flex flex-col gap-4">
          <CardSkeleton lines={3} />
          <CardSkeleton lines={2} />
        </div>
      </div>
    </>
  )
}
