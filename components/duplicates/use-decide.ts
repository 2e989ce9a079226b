'use client'

import { useTranslations } from 'next-intl'
import { startTransition, useState } from 'react'
import { useNotice } from '@/components/ui/use-notice'
import { dismissSuspicion, reopenSuspicion } from '@/lib/identity/duplicate-actions'

/**
 * Deciding about pairs: a pair goes from the list at once and comes back when it could not be done, or is taken back.
 * One that became one contact meanwhile just stays away.
 */
export function useDecide() {
  const t = useTranslations('duplicates.notice')
  const notice = useNotice()
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const leave = (id: string) => setGone(known => new Set([...known, id]))
  const back = (id: string) => setGone(known => new Set([...known].filter(one => one !== id)))

  /** Answers whether it was done. */
  const decide = async (id: string, action: typeof dismissSuspicion): Promise<boolean> => {
    leave(id)
    const result = await action({ duplicateId: id }).catch(() => null)
    if (result?.ok) return true
    if (result?.reason === 'not_found') {
      notice.failed(t('not_found'))
      return false
    }
    back(id)
    notice.failed(t(result?.reason === 'forbidden' ? 'forbidden' : 'failed'))
    return false
  }

  const takeBack = async (id: string) => {
    const result = await reopenSuspicion({ duplicateId: id }).catch(() => null)
    if (result?.ok) back(id)
    else notice.failed(t(result?.reason === 'not_found' ? 'not_found' : 'failed'))
  }

  const dismiss = (id: string) =>
    startTransition(async () => {
      if (await decide(id, dismissSuspicion)) notice.undoable(t('dismissed'), () => startTransition(() => takeBack(id)))
    })

  const reopen = (id: string) =>
    startTransition(async () => {
      if (await decide(id, reopenSuspicion)) notice.done(t('reopened'))
    })

  return { gone, dismiss, reopen }
}
