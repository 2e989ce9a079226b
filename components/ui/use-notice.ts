'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { toast } from 'sonner'

/** How long a thing done can be taken back. */
const UNDO_MS = 10_000

/** Short notices after an action: done, failed, or done with a way back. */
export function useNotice() {
  const t = useTranslations('ui')
  return useMemo(
    () => ({
      done: (message: string) => toast.success(message),
      failed: (message: string) => toast.error(message),
      /** `undo` runs at most once, within ten seconds. */
      undoable: (message: string, undo: () => void) =>
        toast.success(message, { duration: UNDO_MS, action: { label: t('undo'), onClick: undo } }),
    }),
    [t],
  )
}
