'use client'

import { Undo2 } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useSettle } from '@/components/conflicts/use-settle'
import { useMayChange } from '@/components/layout/may-change'
import { Button } from '@/components/ui/button'
import type { HistoryUndo } from '@/lib/identity/history-undo'
import { useMerge } from './use-merge'
import { useMoveChat } from './use-move-chat'

/** “Undo” of what was done, at a line of the history or in the account of a merge. Needs the words of `merge` and `conflicts`. */
export function UndoLine({ undo, tone = 'quiet' }: { undo: HistoryUndo; tone?: 'quiet' | 'secondary' }) {
  const t = useTranslations('merge')
  const merge = useMerge()
  const settlement = useSettle()
  const move = useMoveChat()
  const mayChange = useMayChange()
  const run = () => {
    if (undo.does === 'merge') merge.undo(undo.mergeId)
    else if (undo.does === 'settlement') settlement.undo([undo.conflictId])
    else move.undo(undo.chatId, undo.moveId)
  }
  if (!mayChange) return null
  return (
    <Button size="sm" tone={tone} busy={merge.busy || settlement.busy || move.busy} onClick={run}>
      <Undo2 aria-hidden />
      {t('undo')}
    </Button>
  )
}
