import { ChevronRight } from '@/components/ui/icons'
import type { ReactNode } from 'react'

/** What is shown only to whoever asks for it, under the line it belongs to; works without scripts. `children` are list items. */
export function FoldedDetails({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="group/details">
      <summary className="inline-flex min-h-6 cursor-pointer list-none items-center gap-1 rounded-sm text-sm text-muted hover:text-ink touch:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open/details:rotate-90" />
        {label}
      </summary>
      <ul className="mt-1 flex flex-col gap-1.5 pb-1">{children}</ul>
    </details>
  )
}
