'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { LiveRefresh } from '@/components/leads/live-refresh'
import { Alert } from '@/components/ui/alert'

/** A count beyond this comes as “more than”. */
const MOST = 99
const EVERY_MS = 60_000

/** Tells administrators on every page that leads wait too long for somebody; looks again every minute. */
export function LateLeads({ count }: { count: number }) {
  const t = useTranslations('nav.lateLeads')
  const path = usePathname()
  return (
    <>
      <LiveRefresh everyMs={EVERY_MS} />
      {count === 0 || path === '/queue' ? null : (
        <Alert
          tone="danger"
          className="mb-5"
          title={
            <span className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              {count > MOST ? t('many', { count: MOST }) : t('title', { count })}
              <Link href="/queue" className="underline underline-offset-2">
                {t('action')}
              </Link>
            </span>
          }
        />
      )}
    </>
  )
}
