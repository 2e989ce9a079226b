import type { ListedDuplicate } from '@/lib/identity/duplicate-queries'

/** A pair as the queue in the browser knows it. */
export type QueuedPair = Omit<ListedDuplicate, 'foundAt' | 'dismissedAt'> & {
  foundAt: string
  dismissedAt: string | null
}
