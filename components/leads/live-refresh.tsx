'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const EVERY_MS = 10_000
const ANSWER_WITHIN_MS = 8_000

type LiveRefreshProps = {
  /** What the page shows, `queue`, `waiting` or the id of a lead; without it the page is read again in any case. */
  of?: string
  /** its stamp, read before the page's own data */
  stamp?: string
  everyMs?: number
}

/**
 * Reads the page again when what it shows has changed. Whether it has is a question of a hundred bytes, put every ten
 * seconds unless said otherwise, while somebody looks at the page.
 */
export function LiveRefresh({ of, stamp, everyMs = EVERY_MS }: LiveRefreshProps) {
  const router = useRouter()
  useEffect(() => {
    let isOver = false
    const look = async () => {
      if (document.visibilityState !== 'visible') return
      const now = of === undefined ? 'unknown' : await askStamp(of).catch(() => null)
      if (!isOver && now !== null && now !== stamp) router.refresh()
    }
    const timer = setInterval(() => void look(), everyMs)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [router, of, stamp, everyMs])
  return null
}

async function askStamp(of: string): Promise<string | null> {
  const answer = await fetch(`/api/changes?of=${encodeURIComponent(of)}`, {
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  if (!answer.ok) return null
  const { stamp } = (await answer.json()) as { stamp: string }
  return stamp
}
