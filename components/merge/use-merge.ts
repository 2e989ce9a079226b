'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { useNotice } from '@/components/ui/use-notice'
import { keepApart, merge, undoKeepApart, undoSettlements, unmerge } from '@/lib/identity/actions'
import type { mergeRequest } from './merge-state'

type Stays = { [kind: string]: unknown[] }

/** Merging, parting again, and saying that two are two, with what is said about it. */
export function useMerge() {
  const t = useTranslations('merge.notice')
  const notice = useNotice()
  const router = useRouter()
  const [busy, start] = useTransition()

  const run = (
    request: ReturnType<typeof mergeRequest>,
    names: { survivor: string; loser: string },
    changed: () => void,
    nextId: string | null,
  ) =>
    start(async () => {
      const result = await merge(request).catch(() => null)
      if (!result?.ok) {
        if (result?.reason === 'changed') changed()
        else notice.failed(t(result?.reason === 'forbidden' ? 'not_yours' : refusalKey(result?.reason)))
        if (result?.reason === 'changed' || result?.reason === 'merged') router.refresh()
        return
      }
      const { mergeId, survivorId } = result
      if (mergeId) notice.undoable(t('merged', names), () => undo(mergeId))
      router.push(nextId === null ? `/contacts/${survivorId}` : `/contacts/${survivorId}/merge/${nextId}`)
      // The count of open conflicts beside the menu is another one now.
      router.refresh()
    })

  const undo = (mergeId: string) =>
    start(async () => {
      const result = await unmerge({ mergeId }).catch(() => null)
      if (!result?.ok) return void notice.failed(t(refusalKey(result?.reason)))
      const count = Object.values(result.stays as Stays).reduce((sum, list) => sum + list.length, 0)
      notice.done(count === 0 ? t('undone') : t('undoneStays', { count }))
      router.refresh()
    })

  const apart = (oneId: string, otherId: string, goTo: string) =>
    start(async () => {
      const result = await keepApart({ oneId, otherId }).catch(() => null)
      if (!result?.ok) return void notice.failed(t(result?.reason === 'forbidden' ? 'not_yours' : 'failed'))
      const { settled } = result
      const takeBack = async () => {
        await undoKeepApart({ oneId, otherId })
        if (settled.length > 0) await undoSettlements({ conflictIds: settled })
      }
      notice.undoable(t('apart'), () => start(() => takeBack().catch(() => void notice.failed(t('failed')))))
      router.push(goTo)
    })

  return { run, undo, apart, busy }
}

const WORDS = {
  itself: 'itself',
  not_found: 'not_found',
  merged: 'merged_away',
  not_offered: 'not_offered',
  forbidden: 'forbidden',
  expired: 'expired',
  undone: 'undone_before',
  survivor_merged: 'survivor_merged',
} as const

function refusalKey(reason: string | undefined) {
  return reason !== undefined && Object.hasOwn(WORDS, reason) ? WORDS[reason as keyof typeof WORDS] : 'failed'
}
