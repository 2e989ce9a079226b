'use client'

import { useTranslations } from 'next-intl'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useSyncExternalStore } from 'react'
import { endMove, moveState } from './move-state'

// A move that ends on the page it began on (by a redirect) changes nothing that could be seen here.
const AT_MOST_MS = 15_000

/** A thin bar at the top edge while the next page is fetched. It shows only after a moment: most moves are over by then. */
export function MoveBar() {
  const t = useTranslations('ui')
  const path = usePathname()
  const params = useSearchParams()
  const goal = useSyncExternalStore(moveState.subscribe, moveState.goal, () => null)
  useEffect(endMove, [path, params])
  useEffect(() => {
    if (goal === null) return
    const timer = setTimeout(endMove, AT_MOST_MS)
    return () => clearTimeout(timer)
  }, [goal])
  if (goal === null) return null
  return <div role="progressbar" aria-label={t('loading')} className="move-bar" />
}
