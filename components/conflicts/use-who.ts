'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { useNotice } from '@/components/ui/use-notice'
import { merge, unmerge } from '@/lib/identity/actions'
import { askWhoAgain, sayNobodyKnown } from '@/lib/identity/maybe-actions'

/** Says who a contact is, and takes it back. */
export function useWho(contactId: string) {
  const t = useTranslations('conflicts.who')
  const notice = useNotice()
  const router = useRouter()
  const [busy, start] = useTransition()

  const attempt = (work: () => Promise<{ ok: boolean }>, done?: () => void) =>
    start(async () => {
      const result = await work().catch(() => null)
      if (result?.ok) done?.()
      else notice.failed(t('failed'))
      router.refresh()
    })

  const is = (person: { id: string; label: string }) => {
    const mergeId = crypto.randomUUID()
    attempt(
      () => merge({ mergeId, survivorId: person.id, loserId: contactId }),
      () => notice.undoable(t('joined', { name: person.label }), () => attempt(() => unmerge({ mergeId }))),
    )
  }

  const isNobodyKnown = () =>
    start(async () => {
      const result = await sayNobodyKnown({ contactId }).catch(() => null)
      if (!result?.ok) return void notice.failed(t('failed'))
      notice.undoable(t('apart'), () => attempt(() => askWhoAgain({ contactId, otherIds: result.apartFrom })))
    })

  return { is, isNobodyKnown, busy }
}
