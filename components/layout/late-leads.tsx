'use client'

import { AlarmClock } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { usePathname } from 'next/navigation'
import { LiveRefresh } from '@/components/leads/live-refresh'

/** A count beyond this comes as “more than”. */
const MOST = 99
const EVERY_MS = 60_000
/** Where one looks for what to do next; elsewhere the counter in the menu, red then, says it. */
const TOLD_ON = ['/leads', '/tasks']

/** Tells administrators that leads wait too long for somebody, in a line above the lists of work; looks again every minute. */
export function LateLeads({ count, stamp }: { count: number; stamp: string }) {
  const t = useTranslations('nav.lateLeads')
  const path = usePathname()
  return (
    <>
      <LiveRefresh of="waiting" stamp={stamp} everyMs={EVERY_MS} />
      {count === 0 || !TOLD_ON.includes(path) ? null : (
        <p className="mb-4 flex gap-2 text-base text-muted max-sm:mb-3">
          <AlarmClock aria-hidden className="mt-0.5 size-4 shrink-0 text-danger-ink" />
          <span className="flex flex-wrap gap-x-3">
            <span>{count > MOST ? t('many', { count: MOST }) : t('title', { count })}</span>
            <Link href="/queue" className="hit font-semibold text-accent-ink hover:underline">
              {t('action')}
            </Link>
          </span>
        </p>
      )}
    </>
  )
}
