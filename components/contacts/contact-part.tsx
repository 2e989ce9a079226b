import type { ReactNode } from 'react'
import { Count } from '@/components/ui/count'

type ContactPartProps = { id: string; title: string; count?: number; action?: ReactNode; children: ReactNode }

/** A headed part of the contact's page. */
export function ContactPart({ id, title, count = 0, action, children }: ContactPartProps) {
  return (
    <section aria-labelledby={id}>
      <div className="mb-2 flex min-h-7 items-center justify-between gap-3">
        <h2 id={id} className="flex items-center gap-2 text-base font-semibold">
          {title}
          <Count value={count} />
        </h2>
        {action}
      </div>
      {children}
    </section>
  )
}
