import { LoaderCircle } from './icons'
import { cn } from './cn'

/** Work going on. Silent for screen readers: the control that waits says so itself with aria-busy. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn('size-4 animate-turn', className)} />
}
