import { CardSkeleton, Skeleton } from '@/components/ui/skeleton'

export default function SetUpLoading() {
  return (
    <div className="mx-auto max-w-[42rem]">
      <Skeleton className="mb-8 h-6 w-48" />
      <Skeleton className="mb-7 h-1.5 w-full rounded-full" />
      <CardSkeleton lines={7} />
    </div>
  )
}
