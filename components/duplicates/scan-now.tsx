'use client'

import { ScanSearch } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useNotice } from '@/components/ui/use-notice'
import { searchNow } from '@/lib/identity/duplicate-actions'

const LOOK_EVERY_MS = 2_000

/** Searches all contacts for duplicates now; while a search runs the page keeps up with it. */
export function ScanNow({ isRunning }: { isRunning: boolean }) {
  const t = useTranslations('duplicates')
  const router = useRouter()
  const notice = useNotice()
  const [starting, start] = useTransition()
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => router.refresh(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [isRunning, router])
  const search = () =>
    start(async () => {
      const result = await searchNow({}).catch(() => null)
      if (!result?.ok) notice.failed(t(result?.reason === 'forbidden' ? 'notice.forbidden' : 'notice.failed'))
    })
  return (
    <Button busy={starting || isRunning} onClick={search} className="max-sm:min-w-44">
      {starting || isRunning ? null : <ScanSearch aria-hidden />}
      {t(isRunning ? 'scan.running' : 'scan.now')}
    </Button>
  )
}
