import { CardSkeleton, Skeleton } from '@/components/ui/skeleton'

export default function Loading() {
  return (
    <>
      <Skeleton className="mt-2 mb-9 h-6 w-48" />
      <div className="flex max-w-[44rem] flex-col gap-5">
        <CardSkeleton lines={7} />
        <CardSkeleton lines={5} />
        <CardSkeleton lines={5} />
      </div>
    </>
  )
}
