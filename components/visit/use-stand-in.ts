import { useEffect, useState } from 'react'
import type { UserToken } from '@/lib/jivo/user-token'
import { readTokenAction } from '@/lib/visit/actions'

declare global {
  interface Window {
    jivo_api?: { setUserToken: (token: string) => void }
    jivo_onLoadCallback?: () => void
    balcaoVisit?: { consent: () => void; withdraw: () => void }
  }
}

// An ad blocker stops a script without a word.
const LATE_MS = 5000

export type Handed = { token: string; read: UserToken | null; failed: boolean }

/**
 * A stand-in for Jivo's widget: it appears some time after the page, calls the page's one callback, and takes the
 * user_token, which the CRM then reads. `handed` is null until something was handed over; `isBlocked` once the snippet
 * should have come and has not.
 */
export function useStandIn(): { handed: Handed | null; isBlocked: boolean } {
  const [isBlocked, setBlocked] = useState(false)
  const [handed, setHanded] = useState<Handed | null>(null)
  useEffect(() => {
    let isGone = false
    const take = async (token: string) => {
      const result = await readTokenAction({ token }).catch(() => null)
      if (!isGone) setHanded({ token, read: result?.ok ? result.read : null, failed: !result?.ok })
    }
    const arrive = setTimeout(() => {
      window.jivo_api = { setUserToken: token => void take(token) }
      window.jivo_onLoadCallback?.()
    }, 300)
    const late = setTimeout(() => setBlocked(!window.balcaoVisit), LATE_MS)
    return () => {
      isGone = true
      clearTimeout(arrive)
      clearTimeout(late)
    }
  }, [])
  return { handed, isBlocked }
}
