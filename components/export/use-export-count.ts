'use client'

import { useState, useTransition } from 'react'
import { countExportAction } from '@/lib/export/actions'

/**
 * How many rows the file will have: what the page counted, else asked for once the dialog opens. Null when nobody can
 * tell within seconds.
 */
export function useExportCount(list: 'leads' | 'contacts', params: Record<string, string>, known: number | null) {
  const [asked, setAsked] = useState<number | null>(null)
  const [asking, start] = useTransition()
  const ask = () => {
    if (known !== null) return
    start(async () => {
      const result = await countExportAction({ list, params }).catch(() => null)
      setAsked(result?.ok ? result.count : null)
    })
  }
  return { count: known ?? (asking ? ('asking' as const) : asked), ask }
}
