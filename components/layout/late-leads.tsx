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
          className="mb-5 max-sm:mb-3 max-sm:px-3 max-sm:py-2"
          title={
            <span className="sm:flex sm:flex-wrap sm:items-baseline sm:justify-between sm:gap-x-4 sm:gap-y-1">
              {count > MOST ? t('many', { count: MOST }) : t('title', { count })}{' '}
              <Link href="/queue" className="whitespace-nowrap underline underline-offset-2 max-sm:ml-1">
                {t('action')}
              </Link>
            </span>
          }
        />
      )}
    </>
  )
}
