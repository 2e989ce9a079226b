import { CardSkeleton, Skeleton } from '@/components/ui/skeleton'

export default function SimulatorLoading() {
  return (
    <>
      <Skeleton className="mb-8 h-6 w-40" />
      <CardSkeleton lines={2} />
      <div className="mt-4 grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <CardSkeleton lines={6} />
        <CardSkeleton lines={4} />
      </div>
    </>
  )
}
