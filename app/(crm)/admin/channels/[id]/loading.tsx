import { CardSkeleton, Skeleton } from '@/components/ui/skeleton'

export default function Loading() {
  return (
    <>
      <Skeleton className="mt-9 mb-9 h-6 w-56" />
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <CardSkeleton lines={5} />
        <CardSkeleton lines={6} />
      </div>
    </>
  )
}
