'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { toast } from 'sonner'
import { Kbd } from './kbd'
import { addUndo, removeUndo, runUndo } from './pending-undos'

/** How long a thing done can be taken back. */
const UNDO_MS = 10_000

/** Short notices after an action: done, failed, or done with a way back. */
export function useNotice() {
  const t = useTranslations('ui')
  return useMemo(
    () => ({
      done: (message: string) => toast.success(message),
      failed: (message: string) => toast.error(message),
      /** `undo` runs at most once, within ten seconds: by the button or by the key Z (toaster.tsx). */
      undoable: (message: string, undo: () => void) => {
        const id = addUndo(undo)
        const over = () => removeUndo(id)
        toast.success(message, {
          id: undoToastId(id),
          duration: UNDO_MS,
          onDismiss: over,
          onAutoClose: over,
          action: {
            label: (
              <span className="flex items-center gap-2">
                {t('undo')}
                <span aria-hidden className="touch:hidden">
                  <Kbd>Z</Kbd>
                </span>
              </span>
            ),
            onClick: () => runUndo(id),
          },
        })
      },
    }),
    [t],
  )
}

/** The toast of an act that can be taken back. */
export function undoToastId(id: number): string {
  return `undo-${id}`
}
