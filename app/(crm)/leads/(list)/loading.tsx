import { ListSkeleton, Skeleton } from '@/components/ui/skeleton'

export default function LeadsLoading() {
  return (
    <>
      <div aria-hidden className="mb-5 flex flex-col gap-5">
        <Skeleton className="mt-2 h-6 w-32" />
        <div className="flex gap-4 border-b border-line pb-3">
          {['w-16', 'w-16', 'w-16', 'w-12', 'w-12'].map((width, tab) => (
            <Skeleton key={tab} className={width} />
          ))}
        </div>
        <Skeleton className="h-8 w-64 rounded-full" />
      </div>
      <ListSkeleton rows={10} />
    </>
  )
}
