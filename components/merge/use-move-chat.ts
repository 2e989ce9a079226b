'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { useNotice } from '@/components/ui/use-notice'
import { moveChat, undoMoveChat } from '@/lib/identity/actions'

/** Moving a chat to another contact and back, with what is said about it. */
export function useMoveChat() {
  const t = useTranslations('merge')
  const notice = useNotice()
  const [busy, start] = useTransition()

  const undo = (chatId: string, moveId?: string) =>
    start(async () => {
      const result = await undoMoveChat({ chatId, moveId }).catch(() => null)
      if (result?.ok) notice.done(t('move.undone'))
      else notice.failed(words(result?.reason))
    })

  const move = (chatId: string, to: { id: string; name: string | null }) =>
    start(async () => {
      const result = await moveChat({ chatId, contactId: to.id }).catch(() => null)
      if (!result?.ok) return void notice.failed(words(result?.reason))
      notice.undoable(t('move.done', { name: to.name ?? t('move.someone') }), () => undo(chatId))
    })

  const words = (reason: string | undefined) => {
    const known = REASONS.find(one => one === reason)
    return known ? t(`move.${known}`) : t('notice.failed')
  }

  return { move, undo, busy }
}

const REASONS = ['already_there', 'not_found', 'contact_not_found', 'nothing_to_undo', 'expired', 'changed'] as const
