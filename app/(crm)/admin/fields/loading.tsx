import { ListSkeleton, Skeleton } from '@/components/ui/skeleton'

export default function Loading() {
  return (
    <>
      <Skeleton className="mt-2 mb-9 h-6 w-40" />
      <ListSkeleton rows={4} />
    </>
  )
}
