import { CardSkeleton, Skeleton } from '@/components/ui/skeleton'

export default function Loading() {
  return (
    <>
      <Skeleton className="mt-2 mb-9 h-6 w-40" />
      <div className="flex max-w-xl flex-col gap-5">
        <CardSkeleton lines={5} />
        <CardSkeleton lines={5} />
      </div>
    </>
  )
}
