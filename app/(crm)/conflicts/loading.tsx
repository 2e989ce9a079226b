import { CardSkeleton, ListSkeleton, Skeleton } from '@/components/ui/skeleton'

/** The inbox on its way, in its own shape. */
export default function LoadingConflicts() {
  return (
    <>
      <div className="mb-5 flex min-h-9 items-center">
        <Skeleton className="h-5 w-36" />
      </div>
      <div className="gap-6 md:grid md:grid-cols-[19rem_minmax(0,1fr)] lg:grid-cols-[21rem_minmax(0,1fr)]">
        <ListSkeleton rows={6} />
        <div className="hidden space-y-5 md:block">
          <CardSkeleton lines={3} />
          <CardSkeleton lines={5} />
        </div>
      </div>
    </>
  )
}
